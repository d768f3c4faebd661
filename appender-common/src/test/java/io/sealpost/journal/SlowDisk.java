package io.sealpost.journal;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A disk that can be told to make no files until it is told to go on. */
final class SlowDisk implements Disk {
  private static final int MANY = 1000;

  private final Disk disk;
  private final Semaphore creations = new Semaphore(MANY);
  private final AtomicInteger created = new AtomicInteger();

  SlowDisk(Disk disk) {
    this.disk = disk;
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
  public boolean persistent() {
    return disk.persistent();
  }

  @Override
  public DiskSpace space() throws IOException {
    return disk.space();
  }

  @Override
  public List<String> names() throws IOException {
    return disk.names();
  }

  @Override
  public DiskFile create(String name, int octets) throws IOException {
    creations.acquireUninterruptibly();
    DiskFile file = disk.create(name, octets);
    created.incrementAndGet();
    return file;
  }

  @Override
  public DiskFile open(String name) throws IOException {
    return disk.open(name);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    disk.rename(from, to);
  }

  @Override
  public void delete(String name) throws IOException {
    disk.delete(name);
  }

  @Override
  public void force() throws IOException {
    disk.force();
  }
}
