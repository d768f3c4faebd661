package io.sealpost.samples;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * An application that may be killed at any moment: logs numbered events and keeps, in a mapped file
 * that outlives it, how many logging calls have returned. Goes on from there when started again.
 *
 * <p>Arguments: framework, configuration file, progress file, the number to stop before.
 */
final class LoggingApplication {
  private static final int BURST = 10;

  private LoggingApplication() {}

  public static void main(String[] arguments) throws IOException {
    long end = Long.parseLong(arguments[3]);
    MappedByteBuffer progress = progress(Path.of(arguments[2]));
    try (Framework.Logging logging = Framework.valueOf(arguments[0]).start(Path.of(arguments[1]))) {
      for (long next = progress.getLong(0); next < end; next++) {
        logging.event((int) next);
        progress.putLong(0, next + 1);
        if (next % BURST == 0) {
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
      }
    }
  }

  /** Eight octets: how many calls have returned. */
  static MappedByteBuffer progress(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES);
    }
  }
}
