package io.sealpost.journal.format;

import io.sealpost.journal.disk.DiskFile;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Part of a segment file in memory, and what is at an offset in it. Grows to fit the longest entry
 * that it meets. For one thread.
 */
public final class EntryWindow {
  /** What is at an offset. */
  public enum Find {
    ENTRY,
    /** Not yet written, or beyond the limit. */
    NOTHING,
    GO_ON,
    /** Octets that are not a whole entry. */
    DAMAGE
  }

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final int READ_AHEAD = 1 << 18;
  private static final int PAGE = 4096;
  private static final int PATIENCE = 10; // failures in a row

  private final LongSupplier proofs;
  private byte[] octets = new byte[0];
  private int start; // offset in the file of octets[0]
  private int filled;
  private int failures; // to read here, in a row
  private long proofsBefore; // when the first of them occurred

  private int index; // of the entry found, in the array
  private int length;

  /** Never treats as damaged what cannot be read. */
  EntryWindow() {
    this(() -> 0);
  }

  /**
   * Treats as damaged what cannot be read ten times while the disk otherwise works: a bad sector.
   * As long as nothing on it works, nothing is known.
   *
   * @param proofs grows whenever the disk has stored something durably
   */
  public EntryWindow(LongSupplier proofs) {
    this.proofs = proofs;
  }

  /** Forgets what was read: for another file, or the same one with other content. */
  public void clear() {
    filled = 0;
  }

  /**
   * Looks at one offset.
   *
   * @param limit the file is not read from here on; an entry that reaches beyond is damaged
   */
  public Find at(DiskFile file, int salt, int offset, int limit) throws IOException {
    if (!fill(file, offset, Integer.BYTES, limit)) {
      return Find.NOTHING;
    }
    length = (int) INT.get(octets, offset - start);
    if (length == Entry.NOT_WRITTEN) {
      return Find.NOTHING;
    }
    if (length == Entry.GO_ON) {
      return Find.GO_ON;
    }
    boolean possible = length > 0 && length <= limit - offset - Entry.OVERHEAD;
    if (!possible || !fill(file, offset, Entry.size(length), limit)) {
      return Find.DAMAGE;
    }
    index = offset - start;
    return isWhole(salt) ? Find.ENTRY : Find.DAMAGE;
  }

  private boolean isWhole(int salt) {
    int kindFlagsZero = (int) INT.get(octets, index + Entry.KIND_AT);
    int kind = kindFlagsZero >>> 24;
    return EntryKind.isCode(kind)
        && kindFlagsZero << 8 == 0
        && (int) INT.get(octets, index + Entry.CRC_AT)
            == (Entry.crc(kind, octets, index + Entry.OVERHEAD, length) ^ salt);
  }

  /** The first offset at or after this one with a whole entry; the limit if there is none. */
  public int search(DiskFile file, int salt, int from, int limit) throws IOException {
    int offset = from;
    while (offset < limit && at(file, salt, offset, limit) != Find.ENTRY) {
      offset += 8;
    }
    return Math.min(offset, limit);
  }

  /** The kind of the entry found. */
  public EntryKind kind() {
    return EntryKind.of(octets[index + Entry.KIND_AT]);
  }

  byte[] array() {
    return octets;
  }

  /** Where the octets of the entry found begin in {@link #array}. */
  int offset() {
    return index + Entry.OVERHEAD;
  }

  public int length() {
    return length;
  }

  /** Where the entry found begins in the file. */
  public int place() {
    return start + index;
  }

  /** Where the next entry begins in the file. */
  public int next() {
    return start + index + Entry.size(length);
  }

  /**
   * Ensures that this many octets from this offset on are in the window; false if there are fewer.
   */
  private boolean fill(DiskFile file, int from, int count, int limit) throws IOException {
    if (from >= start && from + count <= start + filled) {
      return true;
    }
    if (count > limit - from) {
      return false;
    }
    move(from, count);
    while (filled < count) {
      int wanted = Math.min(octets.length, limit - start) - filled;
      int read = read(file, wanted);
      if (read <= 0) {
        return false;
      }
      filled += read;
    }
    return true;
  }

  /** Reads further; what is given up counts as zeros, which are not an entry. */
  private int read(DiskFile file, int wanted) throws IOException {
    int at = start + filled;
    int toNextPage = Math.min(wanted, PAGE - at % PAGE);
    try {
      int read = file.read(at, octets, filled, failures == 0 ? wanted : toNextPage);
      failures = 0;
      return read;
    } catch (IOException e) {
      proofsBefore = failures == 0 ? proofs.getAsLong() : proofsBefore;
      failures = Math.min(failures + 1, PATIENCE);
      if (failures < PATIENCE || proofs.getAsLong() == proofsBefore) {
        throw e;
      }
      failures = 1; // still page by page
      Arrays.fill(octets, filled, filled + toNextPage, (byte) 0);
      return toNextPage;
    }
  }

  /** Makes the window begin here, large enough, keeping what it already has of that. */
  private void move(int from, int count) {
    boolean overlaps = from >= start && from < start + filled;
    int kept = overlaps ? start + filled - from : 0;
    byte[] target = octets;
    if (count > octets.length) {
      target = new byte[Math.max(READ_AHEAD, count + count / 2)];
    }
    if (kept > 0) {
      System.arraycopy(octets, from - start, target, 0, kept);
    }
    octets = target;
    start = from;
    filled = kept;
  }
}
