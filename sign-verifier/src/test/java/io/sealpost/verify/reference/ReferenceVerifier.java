package io.sealpost.verify.reference;

import java.util.List;

/**
 * Says what must be said of an archive, with all of it in memory.
 *
 * <p>Knows DSA with SHA-1 and SHA-256, and the payloads K, C and N: other archives it judges as if
 * their keys were unknown. Confined to one thread.
 */
public final class ReferenceVerifier {
  private final Trust trust;
  private final Checks checks = new Checks();

  public ReferenceVerifier(Trust trust) {
    this.trust = trust;
  }

  /** Judges lines without their terminators; empty ones are passed over. */
  public Judgement judge(List<byte[]> octets) {
    try {
      List<Line> lines = Line.of(octets);
      Blocks blocks = new Blocks(lines, trust, checks);
      return new JudgedArchive(lines, blocks, trust).judge();
    } catch (MalformedException e) {
      throw new IllegalStateException("a block that was well-formed", e);
    }
  }
}
