package io.sealpost.verify.sort;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that is written once, read once and deleted when closed. Only its owner may read it.
 *
 * <p>On POSIX systems it has no name from the start, so that a killed process leaves nothing
 * behind.
 */
final class TemporaryFile implements Closeable {
  private final Path path;
  private final FileChannel channel;
  private long size;

  private TemporaryFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  static TemporaryFile create(Path directory) throws IOException {
    Path path = Files.createTempFile(directory, "sealpost-", ".tmp"); // 0600
    return new TemporaryFile(path, FileChannel.open(path, READ, WRITE, DELETE_ON_CLOSE));
  }

  /** Appends to the contents. */
  OutputStream appending() {
    return new Appending();
  }

  /** Reads the contents from the beginning. */
  InputStream contents() {
    return new Contents();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private IOException failure(IOException cause) {
    String hint = "; java -Djava.io.tmpdir=DIR puts temporary files elsewhere";
    return new IOException(path + ": " + cause.getMessage() + hint, cause);
  }

  private final class Appending extends OutputStream {
    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] source, int from, int length) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(source, from, length);
      try {
        while (buffer.hasRemaining()) {
          size += channel.write(buffer, size);
        }
      } catch (IOException e) {
        throw failure(e);
      }
    }
  }

  private final class Contents extends InputStream {
    private long at;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      try {
        int count = channel.read(ByteBuffer.wrap(target, offset, length), at);
        at += Math.max(count, 0);
        return count;
      } catch (IOException e) {
        throw failure(e);
      }
    }
  }
}
