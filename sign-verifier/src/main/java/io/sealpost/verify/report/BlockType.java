package io.sealpost.verify.report;

/** The two kinds of block messages (RFC 5848 §4.2, §5.3). */
public enum BlockType {
  CERTIFICATE("cert"),
  SIGNATURE("sig");

  private final String text;

  BlockType(String text) {
    this.text = text;
  }

  /** The name in reports: {@code cert} or {@code sig}. */
  public String text() {
    return text;
  }
}
