package io.sealpost.verify.report;

import io.sealpost.sign.MalformedBlockException;

/** The verdict on a block, in the order of the summary. */
public enum BlockVerdict implements Counted {
  /** Signed by an accepted key of its group. */
  VERIFIED("verified", "", ""),
  /** Like {@link #VERIFIED}, but a block with the same content came before it: a resend. */
  DUPLICATE("duplicate", "", ""),
  /** There is a key, but the signature was not made with it. */
  BAD_SIGNATURE("bad", "signature", "a signature that is not of its group's key"),
  /** A field is missing, repeated, out of place or out of range. */
  MALFORMED("bad", "malformed", "a field missing, repeated, out of place or out of range"),
  /** SIGN is not base64, or not a pair of numbers. */
  MALFORMED_SIGNATURE("bad", "malformed-signature", "a signature that cannot be decoded"),
  /** A VER that this verifier does not know. */
  UNSUPPORTED_VERSION("bad", "unsupported-version", "a VER that is not known"),
  /**
   * No accepted key for its signer, session and group: none came, or the one that did is not
   * trusted.
   */
  NO_KEY("nokey", "", ""),
  /**
   * Not checked, because it adds no number: verified blocks say the same (RFC 5848 §7.1). Only in
   * groups with very many blocks.
   */
  SKIPPED("skipped", "", "");

  private final String text;
  private final String why;
  private final String fault;

  BlockVerdict(String text, String why, String fault) {
    this.text = text;
    this.why = why;
    this.fault = fault;
  }

  public static BlockVerdict of(MalformedBlockException.Fault fault) {
    return switch (fault) {
      case MALFORMED -> MALFORMED;
      case MALFORMED_SIGNATURE -> MALFORMED_SIGNATURE;
      case UNSUPPORTED_VERSION -> UNSUPPORTED_VERSION;
    };
  }

  /**
   * The name in reports: {@code verified}, {@code duplicate}, {@code skipped}, {@code nokey} or
   * {@code bad}.
   */
  @Override
  public String text() {
    return text;
  }

  /** What is bad about it; empty except for {@code bad}. */
  public String why() {
    return why;
  }

  /** What is bad about it, in words; empty except for {@code bad}. */
  public String fault() {
    return fault;
  }

  /** Whether what the block says is evidence. */
  public boolean isValid() {
    return this == VERIFIED || this == DUPLICATE;
  }

  /** Whether the block itself is wrong, rather than unknown. */
  public boolean isBad() {
    return !why.isEmpty();
  }
}
