package io.sealpost.journal;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A disk that can be told to make no files until it is told to go on. */
final class SlowDisk extends WrappedDisk {
  private static final int MANY = 1000;

  private final Semaphore creations = new Semaphore(MANY);
  private final AtomicInteger created = new AtomicInteger();

  SlowDisk(Disk disk) {
    super(disk);
  }

  /** How many files were made. */
  int created() {
    return created.get();
  }

  void stop() {
    creations.drainPermits();
  }

  /** Makes so many files more. */
  void allow(int files) {
    stop();
    creations.release(files);
  }

  void goOn() {
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
