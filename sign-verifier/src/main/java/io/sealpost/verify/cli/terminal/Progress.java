package io.sealpost.verify.cli.terminal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * A line on the terminal that shows the progress of a long run, every second from the third on.
 *
 * <p>Checks the clock when input is read, so it needs no thread. Confined to the reading thread.
 */
public final class Progress {
  private static final long FIRST_NANOS = 3_000_000_000L;
  private static final long PERIOD_NANOS = 1_000_000_000L;

  private final Terminal terminal;
  private final OptionalLong total;
  private final LongSupplier nanoTime;
  private final boolean shown;
  private long due;
  private long octets;
  private long lines;

  /**
   * @param total octets of all inputs, if known
   * @param nanoTime {@link System#nanoTime}
   * @param shown false to show nothing
   */
  public Progress(Terminal terminal, OptionalLong total, LongSupplier nanoTime, boolean shown) {
    this.terminal = terminal;
    this.total = total;
    this.nanoTime = nanoTime;
    this.shown = shown;
    this.due = nanoTime.getAsLong() + FIRST_NANOS;
  }

  /** Octets of all files; empty if there are none, or if any is not a regular file. */
  public static OptionalLong total(List<Path> inputs) throws IOException {
    long octets = 0;
    for (Path input : inputs) {
      if (!Files.isRegularFile(input)) {
        return OptionalLong.empty();
      }
      octets += Files.size(input);
    }
    return inputs.isEmpty() ? OptionalLong.empty() : OptionalLong.of(octets);
  }

  /** Wraps the stream so that what is read from it is counted. */
  public InputStream counted(InputStream in) {
    return new Counted(in);
  }

  public void countLine() {
    lines++;
  }

  private void count(int more) {
    octets += Math.max(more, 0);
    if (!shown) {
      return;
    }
    long now = nanoTime.getAsLong();
    if (now - due < 0) {
      return;
    }
    due = now + PERIOD_NANOS;
    terminal.show(text());
  }

  private String text() {
    String of = total.isPresent() ? " of " + megabytes(total.getAsLong()) : "";
    return String.format(Locale.ROOT, "%s%s MB, %,d lines", megabytes(octets), of, lines);
  }

  private static String megabytes(long octets) {
    return String.format(Locale.ROOT, "%,d", octets / 1_000_000);
  }

  private final class Counted extends FilterInputStream {
    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int octet = in.read();
      count(octet < 0 ? 0 : 1);
      return octet;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      int read = in.read(target, from, length);
      count(read);
      return read;
    }
  }
}
