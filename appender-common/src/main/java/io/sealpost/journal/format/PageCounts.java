package io.sealpost.journal.format;

/**
 * How many messages of a segment begin before each page of it: so it is known what was lost when
 * the file is not there any more to be counted. Written under the tail's lock, of a segment that
 * this process writes; read by any thread, of what lies before the journal's end.
 */
final class PageCounts {
  static final int PAGE = 4096;

  private final int[] before; // up to the page in which an entry was begun last
  private int page;
  private int messages;

  /** Of a segment of so many octets. */
  PageCounts(int octets) {
    this.before = new int[octets / PAGE + 1];
  }

  /** An entry begins at this offset, behind all others. */
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
