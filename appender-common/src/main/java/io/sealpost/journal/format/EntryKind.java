package io.sealpost.journal.format;

/** The kind of an entry, stored as one octet. */
public enum EntryKind {
  MESSAGE(1),
  SIGNATURE(2);

  private final int code;

  EntryKind(int code) {
    this.code = code;
  }

  /** The code as stored; never 0, so that zeros are not an entry. */
  public int code() {
    return code;
  }

  static boolean isCode(int code) {
    return code == MESSAGE.code || code == SIGNATURE.code;
  }

  /** The kind with a code that {@link #isCode} accepts. */
  static EntryKind of(int code) {
    return code == MESSAGE.code ? MESSAGE : SIGNATURE;
  }
}
