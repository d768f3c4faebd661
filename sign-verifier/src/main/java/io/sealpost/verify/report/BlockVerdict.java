package io.sealpost.verify.report;

import io.sealpost.sign.MalformedBlockException;

/** What the verifier says of a block. */
public enum BlockVerdict {
  /** Signed by an accepted key of its group. */
  VERIFIED("verified", ""),
  /** As {@link #VERIFIED}, but a block of the same content came before it: a resend. */
  DUPLICATE("duplicate", ""),
  /**
   * Not checked, because it adds no number: what it says is said by blocks that were verified (RFC
   * 5848 §7.1). Only in groups with very many blocks.
   */
  SKIPPED("skipped", ""),
  /**
   * No accepted key for its signer, session and group: none came, or the one that came is not
   * trusted.
   */
  NO_KEY("nokey", ""),
  /** There is a key, and the signature is not of it. */
  BAD_SIGNATURE("bad", "signature"),
  /** A field missing, repeated, out of place or out of range. */
  MALFORMED("bad", "malformed"),
  /** SIGN is no base64, or no pair of numbers. */
  MALFORMED_SIGNATURE("bad", "malformed-signature"),
  /** A VER that this verifier does not know. */
  UNSUPPORTED_VERSION("bad", "unsupported-version");

  private final String text;
  private final String why;

  BlockVerdict(String text, String why) {
    this.text = text;
    this.why = why;
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
  public String text() {
    return text;
  }

  /** What is bad about it; empty for all but {@code bad}. */
  public String why() {
    return why;
  }

  /** Whether what the block says is evidence. */
  public boolean isValid() {
    return this == VERIFIED || this == DUPLICATE;
  }

  /** Whether the block itself is wrong, as opposed to unknown. */
  public boolean isBad() {
    return !why.isEmpty();
  }
}
