package io.sealpost.testkit;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Octets of a client that are waited for only when all answers are on their way to it: whether more
 * has come already does not tell, for it may be half a message.
 */
final class AnsweringInputStream extends FilterInputStream {
  private final OutputStream answers;

  AnsweringInputStream(InputStream in, OutputStream answers) {
    super(in);
    this.answers = answers;
  }

  @Override
  public int read() throws IOException {
    answers.flush();
    return super.read();
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    answers.flush();
    return super.read(into, offset, length);
  }
}
