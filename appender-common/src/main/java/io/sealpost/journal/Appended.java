package io.sealpost.journal;

/** Result of appending an entry. */
public enum Appended {
  DONE,
  /** {@code maxOctets} are used up, except for the reserve. */
  FULL,
  /** The file system has no space for another segment, or must keep it for others. */
  NO_SPACE,
  /** The disk fails. */
  DISK,
  /** No segment became ready within the stall timeout. */
  LATE,
  /** The directory is missing, or cannot be distinguished from another one. */
  GONE,
  /** Another process holds the directory. */
  TAKEN,
  CLOSED
}
