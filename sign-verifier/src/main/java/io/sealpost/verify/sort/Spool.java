package io.sealpost.verify.sort;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Octets that are held back until what comes before them is written: the first ones in memory, the
 * rest in a temporary file.
 *
 * <p>Confined to one thread; {@link #close} removes the file.
 */
public final class Spool extends OutputStream {
  private static final int BUFFER_OCTETS = 1 << 16;

  private final long memoryOctets;
  private final Path directory;
  private final Octets inMemory = new Octets();
  private Optional<TemporaryFile> file = Optional.empty();
  private OutputStream target = inMemory;

  /** A spool that creates its file in this directory, if it needs one. */
  public Spool(long memoryOctets, Path directory) {
    this.memoryOctets = memoryOctets;
    this.directory = directory;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] source, int from, int length) throws IOException {
    boolean full = inMemory.size() + length > memoryOctets;
    if (full && file.isEmpty()) {
      TemporaryFile rest = TemporaryFile.create(directory);
      file = Optional.of(rest);
      target = new BufferedOutputStream(rest.appending(), BUFFER_OCTETS);
    }
    target.write(source, from, length);
  }

  /** Writes everything that was held back, in order. */
  public void writeTo(OutputStream out) throws IOException {
    try (InputStream in = contents()) {
      in.transferTo(out);
    }
  }

  /** Everything that was held back, in order; nothing more may be added. */
  public InputStream contents() throws IOException {
    target.flush();
    InputStream first = inMemory.contents();
    return file.isPresent() ? new SequenceInputStream(first, file.get().contents()) : first;
  }

  @Override
  public void close() throws IOException {
    if (file.isPresent()) {
      file.get().close();
    }
  }
}
