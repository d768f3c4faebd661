package io.sealpost.journal;

/** What became of an entry that was to be appended. */
public enum Appended {
  DONE,
  /** {@code maxOctets} are used up, but for the reserve. */
  FULL,
  /** The file system has no space for another segment, or is to keep it for others. */
  NO_SPACE,
  /** The disk fails. */
  DISK,
  /** No segment became ready within the stall timeout. */
  LATE,
  /** The directory is not there, or cannot be told from another one. */
  GONE,
  /** Another process has the directory. */
  TAKEN,
  CLOSED
}
