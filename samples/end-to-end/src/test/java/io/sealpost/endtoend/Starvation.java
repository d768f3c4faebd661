package io.sealpost.endtoend;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How long one thread, the first to ask, was ready to run and had no processor, as Linux tells;
 * elsewhere nothing is known of it. Confined to that thread, and closed when it has ended.
 *
 * <pre>
 *   1022123 7289033 42      nanoseconds on a processor, nanoseconds ready but not on one, times
 * </pre>
 */
final class Starvation implements AutoCloseable {
  private static final Path FILE = Path.of("/proc/thread-self/schedstat");

  private final boolean known = Files.isReadable(FILE);
  private final ByteBuffer buffer = ByteBuffer.allocate(128);
  private Optional<FileChannel> file = Optional.empty();

  /** Returns the nanoseconds since the thread began. */
  long nanos() {
    if (!known) {
      return 0;
    }
    try {
      if (file.isEmpty()) {
        file = Optional.of(FileChannel.open(FILE));
      }
      buffer.clear();
      int length = file.get().read(buffer, 0);
      String[] fields = new String(buffer.array(), 0, length, US_ASCII).split(" ", -1);
      return Long.parseLong(fields[1]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (file.isPresent()) {
      file.get().close();
    }
  }
}
