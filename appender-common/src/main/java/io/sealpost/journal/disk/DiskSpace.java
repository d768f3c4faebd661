package io.sealpost.journal.disk;

/** What the file system has, in octets: in all, and to be used by us now. */
public record DiskSpace(long total, long usable) {
  /** Of a disk without limits of its own. */
  static final DiskSpace UNLIMITED = new DiskSpace(Long.MAX_VALUE, Long.MAX_VALUE);
}
