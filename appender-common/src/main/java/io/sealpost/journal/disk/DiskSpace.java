package io.sealpost.journal.disk;

/** Space of the file system, in octets: in total, and usable by this process now. */
public record DiskSpace(long total, long usable) {
  /** The space of a disk without limits of its own. */
  static final DiskSpace UNLIMITED = new DiskSpace(Long.MAX_VALUE, Long.MAX_VALUE);
}
