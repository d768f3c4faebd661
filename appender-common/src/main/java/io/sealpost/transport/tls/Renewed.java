package io.sealpost.transport.tls;

import io.sealpost.keys.UnusableFileException;
import io.sealpost.time.Reminder;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A part of the material over many connections: read again for each, or if that fails, what was
 * read before. Confined to one thread at a time.
 *
 * <p>Files are read whole rather than checked for changes: that costs milliseconds per connection,
 * and no rule of sizes and times is right on every file system.
 */
final class Renewed<T> {
  private final TlsConfig config;
  private final TlsMaterial.Part<T> part;
  private final Consumer<String> warning;
  private Optional<T> good = Optional.empty();
  private final Reminder fault = Reminder.once();

  /**
   * @param warning called once for each fault that does no harm yet
   */
  Renewed(TlsConfig config, TlsMaterial.Part<T> part, Consumer<String> warning) {
    this.config = config;
    this.part = part;
    this.warning = warning;
  }

  /**
   * Reads the part again.
   *
   * @throws UnusableFileException if that fails and never succeeded before
   */
  T renew() throws UnusableFileException {
    try {
      T read = part.read(config);
      good = Optional.of(read);
      fault.over();
      return read;
    } catch (UnusableFileException e) {
      return kept(e);
    }
  }

  private T kept(UnusableFileException broken) throws UnusableFileException {
    if (good.isEmpty()) {
      throw broken;
    }
    String what = String.valueOf(broken.getMessage());
    if (fault.take(what)) {
      warning.accept(what + "; what was read before stays in use");
    }
    return good.get();
  }
}
