package io.sealpost.verify.input;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.SplittableRandom;

/** Gives few octets at a time, and says that none are available. */
final class Trickle extends FilterInputStream {
  private final SplittableRandom random;

  Trickle(byte[] octets, SplittableRandom random) {
    super(new ByteArrayInputStream(octets));
    this.random = random;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    return super.read(target, offset, Math.min(length, random.nextInt(1, 9)));
  }

  @Override
  public int available() {
    return 0;
  }
}
