package io.sealpost.journal;

import io.sealpost.journal.disk.DiskFile;
import io.sealpost.journal.disk.WrappedDisk;
import io.sealpost.journal.disk.WrappedFile;
import io.sealpost.journal.format.JournalListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A disk of which one call throws an error that nobody expects. */
public final class ThrowingDisk extends WrappedDisk {
  private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
  private Supplier<Error> error = AssertionError::new;

  /** Over another one. */
  public ThrowingDisk(FaultyDisk disk) {
    super(disk);
  }

  /** Opens a journal on it. */
  public Journal open(JournalConfig config, boolean mapped, JournalListener listener)
      throws IOException {
    return Journal.open(config, this, mapped, 7, listener);
  }

  /** So many calls from now, this is thrown, once. */
  public void throwAt(int call, Supplier<Error> made) {
    error = made;
    left.set(call);
  }

  private void call() {
    if (left.decrementAndGet() == 0) {
      throw error.get();
    }
  }

  @Override
  public List<String> names() throws IOException {
    call();
    return super.names();
  }

  @Override
  public DiskFile create(String name, int octets) throws IOException {
    call();
    return new ThrowingFile(super.create(name, octets));
  }

  @Override
  public DiskFile open(String name) throws IOException {
    call();
    return new ThrowingFile(super.open(name));
  }

  @Override
  public void rename(String from, String to) throws IOException {
    call();
    super.rename(from, to);
  }

  @Override
  public void delete(String name) throws IOException {
    call();
    super.delete(name);
  }

  @Override
  public void force() throws IOException {
    call();
    super.force();
  }

  private final class ThrowingFile extends WrappedFile {
    ThrowingFile(DiskFile file) {
      super(file);
    }

    @Override
    public int read(int at, byte[] into, int offset, int length) throws IOException {
      call();
      return super.read(at, into, offset, length);
    }

    @Override
    public void write(int at, byte[] from, int offset, int length) throws IOException {
      call();
      super.write(at, from, offset, length);
    }

    @Override
    public ByteBuffer map() throws IOException {
      call();
      return super.map();
    }

    @Override
    public void force(int from, int to) throws IOException {
      call();
      super.force(from, to);
    }
  }
}
