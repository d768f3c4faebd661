package io.sealpost.journal.format;

/**
 * How many messages of a segment begin before each page of it: so it is known what was lost when
 * the file no longer exists to be counted. Written under the tail's lock, for a segment that this
 * process writes; read by any thread, for what is before the journal's end.
 */
final class PageCounts {
  static final int PAGE = 4096;

  private final int[] before; // up to the page in which the last entry begins
  private int page;
  private int messages;

  /** For a segment of this many octets. */
  PageCounts(int octets) {
    this.before = new int[octets / PAGE + 1];
  }

  /** Notes that an entry begins at this offset, after all others. */
  void add(int offset, EntryKind kind) {
    for (int next = offset / PAGE; page < next; ) {
      page++;
      before[page] = messages;
    }
    messages += kind == EntryKind.MESSAGE ? 1 : 0;
  }

  /** Messages that begin before the page of this offset. */
  int beforePage(int offset) {
    int asked = offset / PAGE;
    return asked <= page ? before[asked] : messages;
  }
}
