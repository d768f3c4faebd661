package io.sealpost.journal.disk;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A disk that can be told to make no files until it is told to go on. */
public final class SlowDisk extends WrappedDisk {
  private static final int MANY = 1000;

  private final Semaphore creations = new Semaphore(MANY);
  private final AtomicInteger created = new AtomicInteger();

  public SlowDisk(Disk disk) {
    super(disk);
  }

  /** How many files were made. */
  public int created() {
    return created.get();
  }

  public void stop() {
    creations.drainPermits();
  }

  /** Makes so many files more. */
  public void allow(int files) {
    stop();
    creations.release(files);
  }

  public void goOn() {
    creations.release(MANY);
  }

  @Override
  public DiskFile create(String name, int octets) throws IOException {
    creations.acquireUninterruptibly();
    DiskFile file = super.create(name, octets);
    created.incrementAndGet();
    return file;
  }
}
