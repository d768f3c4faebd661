package io.sealpost.verify;

/** A line that is a block message, and what was found of it. */
final class BlockLine {
  private final int line;
  private final BlockType type;
  private BlockVerdict verdict;

  BlockLine(int line, BlockType type, BlockVerdict verdict) {
    this.line = line;
    this.type = type;
    this.verdict = verdict;
  }

  int line() {
    return line;
  }

  BlockType type() {
    return type;
  }

  BlockVerdict verdict() {
    return verdict;
  }

  /** What is wrong with it, in words. */
  String describe() {
    return (type == BlockType.CERTIFICATE ? "certificate" : "signature")
        + " block with "
        + switch (verdict) {
          case BAD_SIGNATURE -> "a signature that is not of its group's key";
          case MALFORMED -> "a field missing, repeated, out of place or out of range";
          case MALFORMED_SIGNATURE -> "a signature that cannot be decoded";
          case UNSUPPORTED_VERSION -> "a VER that is not known";
          case VERIFIED, DUPLICATE, NO_KEY -> "nothing wrong";
        };
  }

  void judge(BlockVerdict found) {
    verdict = found;
  }
}
