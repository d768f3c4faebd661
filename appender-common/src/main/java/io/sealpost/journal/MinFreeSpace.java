package io.sealpost.journal;

/**
 * What a journal leaves of its file system to others: a share of its size, or a number of octets.
 *
 * @param share 0..1; used where {@code octets} is 0
 */
public record MinFreeSpace(double share, long octets) {
  /** Leaves nothing: the file system is the journal's own. */
  public static final MinFreeSpace NONE = new MinFreeSpace(0, 0);

  public MinFreeSpace {
    if (!(share >= 0 && share < 1) || octets < 0) {
      throw new IllegalArgumentException("minFreeSpace " + share + ", " + octets + " octets");
    }
  }

  public static MinFreeSpace ofShare(double share) {
    return new MinFreeSpace(share, 0);
  }

  public static MinFreeSpace ofOctets(long octets) {
    return new MinFreeSpace(0, octets);
  }

  /** What it leaves of a file system that has this many octets in total. */
  long of(long totalOctets) {
    return octets > 0 ? octets : (long) (share * totalOctets);
  }
}
