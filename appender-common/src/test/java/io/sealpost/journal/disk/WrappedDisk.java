package io.sealpost.journal.disk;

import java.io.IOException;
import java.util.List;

/** Another disk, for a test to change in one respect. */
public class WrappedDisk implements Disk {
  private final Disk disk;

  public WrappedDisk(Disk disk) {
    this.disk = disk;
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
    return disk.create(name, octets);
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
