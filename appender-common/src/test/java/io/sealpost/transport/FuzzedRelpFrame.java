package io.sealpost.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Any octets are frames, an error, or the beginning of a frame that is still to come. */
public final class FuzzedRelpFrame {
  private FuzzedRelpFrame() {}

  public static void fuzzerTestOneInput(byte[] octets) {
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    try {
      Optional<RelpFrame> frame = RelpFrame.read(buffer, 1_000);
      while (frame.isPresent()) {
        if (frame.get().command().equals("rsp")) {
          RelpAnswer.of(frame.get());
        }
        frame = RelpFrame.read(buffer, 1_000);
      }
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).isEmpty()) {
        throw new IllegalStateException("no reason", e);
      }
    }
  }
}
