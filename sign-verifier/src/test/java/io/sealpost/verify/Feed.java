package io.sealpost.verify;

import io.sealpost.verify.input.LineSink;
import java.io.IOException;

/** Passes what a reader finds to a verifier. */
public record Feed(ArchiveVerifier verifier) implements LineSink {
  @Override
  public void line(int number, byte[] octets, int from, int to) throws IOException {
    verifier.add(number, octets, from, to);
  }

  @Override
  public void cutLine(int number, byte[] octets, int from, int to) throws IOException {
    verifier.addCut(number, octets, from, to);
  }
}
