package io.sealpost.transport;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The frames that a server sends. Confined to the reading thread: first the courier, then the
 * reader.
 */
final class RelpInput {
  // Answers are short; the answer to open lists the server's capabilities.
  private static final int LONGEST_DATA = 16 * 1024;

  private final InputStream in;
  private final ByteBuffer buffer = ByteBuffer.allocate(2 * LONGEST_DATA).flip();

  RelpInput(InputStream in) {
    this.in = in;
  }

  /**
   * Waits for the next frame.
   *
   * @throws EOFException at the end of the stream
   */
  RelpFrame next() throws IOException {
    Optional<RelpFrame> frame = nextIfHere();
    while (frame.isEmpty()) {
      fill();
      frame = nextIfHere();
    }
    return frame.get();
  }

  /** Returns the next frame if what was read before already completes it. */
  Optional<RelpFrame> nextIfHere() throws IOException {
    return RelpFrame.read(buffer, LONGEST_DATA);
  }

  private void fill() throws IOException {
    buffer.compact();
    int read = in.read(buffer.array(), buffer.position(), buffer.remaining());
    if (read < 0) {
      throw new EOFException("the server ended the connection");
    }
    buffer.position(buffer.position() + read).flip();
  }
}
