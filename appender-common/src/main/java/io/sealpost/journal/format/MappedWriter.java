package io.sealpost.journal.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes by copying into mapped memory: no system call, and what was copied belongs to the kernel,
 * so it survives a kill of this process. Each page that was written to is checked before that
 * counts: see {@link MemoryFaultException}.
 */
public final class MappedWriter implements SegmentWriter {
  private static final VarHandle INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle PROBE =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int PAGE = 4096;
  private static final int WIPED_AT_ONCE = 1 << 16;
  private static final long CLEARED = (long) Entry.NOT_WRITTEN << 32;
  private static final long UPPER_HALF = -1L << 32;

  private final ByteBuffer memory;
  private final byte[] probe = new byte[Long.BYTES];

  public MappedWriter(ByteBuffer memory) {
    this.memory = memory;
  }

  /**
   * Prepares the memory for a new life: no header, and each page present and writable, so that
   * application threads incur no page fault that waits for the disk.
   */
  public void clear() throws MemoryFaultException {
    try {
      boolean whole = true;
      for (int at = 0; at <= memory.capacity() - Long.BYTES; at += PAGE) {
        memory.putInt(at, Entry.NOT_WRITTEN);
        whole &= (read(at, ~CLEARED) & UPPER_HALF) == CLEARED;
      }
      require(whole);
    } catch (InternalError e) {
      throw MemoryFaultException.thrown();
    }
  }

  /** Erases everything of the memory's earlier life. */
  void wipe() throws MemoryFaultException {
    byte[] zeros = new byte[WIPED_AT_ONCE];
    try {
      boolean whole = true;
      for (int at = 0; at < memory.capacity(); at += zeros.length) {
        memory.put(at, zeros, 0, Math.min(zeros.length, memory.capacity() - at));
      }
      for (int at = 0; at <= memory.capacity() - Long.BYTES; at += PAGE) {
        whole &= read(at, -1) == 0;
      }
      require(whole);
    } catch (InternalError e) {
      throw MemoryFaultException.thrown();
    }
  }

  @Override
  public void header(SegmentHeader header) throws MemoryFaultException {
    byte[] octets = header.octets();
    try {
      memory.putInt(octets.length, Entry.NOT_WRITTEN);
      memory.put(4, octets, 4, octets.length - 4);
      INT.setRelease(memory, 0, ByteBuffer.wrap(octets).getInt());
      long first = (long) PROBE.get(octets, 0);
      boolean whole = read(0, ~first) == first;
      require(whole);
    } catch (InternalError e) {
      throw MemoryFaultException.thrown();
    }
  }

  @Override
  public void entry(int at, int kind, int crc, byte[] octets, int offset, int length)
      throws MemoryFaultException {
    int next = at + Entry.size(length);
    try {
      memory.putLong(next - 8, 0); // what is not overwritten below is padding
      if (next % PAGE != 0) { // otherwise it was cleared, and is another page
        memory.putInt(next, Entry.NOT_WRITTEN);
      }
      memory.put(at + Entry.OVERHEAD, octets, offset, length);
      memory.putInt(at + Entry.CRC_AT, crc);
      memory.putInt(at + Entry.KIND_AT, kind << 24);
      boolean whole =
          next / PAGE == at / PAGE || furtherPagesHave(at, next, kind, octets, offset, length);
      if (whole) {
        INT.setRelease(memory, at, length);
        long first = ((long) length << 32) | (crc & 0xFFFFFFFFL);
        whole = read(at, ~first) == first;
      }
      require(whole);
    } catch (InternalError e) {
      throw MemoryFaultException.thrown();
    }
  }

  /** Whether each page after that of the entry's first octet begins with what it now should. */
  private boolean furtherPagesHave(
      int at, int next, int kind, byte[] octets, int offset, int length) {
    boolean whole = true;
    for (int page = (at / PAGE + 1) * PAGE; page < next; page += PAGE) {
      long begin = 0;
      for (int i = 0; i < Long.BYTES; i++) {
        int index = page + i - at - Entry.OVERHEAD;
        int octet = index == -Integer.BYTES ? kind : 0;
        octet = index >= 0 && index < length ? octets[offset + index] & 0xFF : octet;
        begin = (begin << 8) | octet;
      }
      whole &= read(page, ~begin) == begin;
    }
    return whole;
  }

  @Override
  public void goOn(int at) throws MemoryFaultException {
    try {
      INT.setRelease(memory, at, Entry.GO_ON);
      boolean whole = read(at, 0) >>> 32 == (Entry.GO_ON & 0xFFFFFFFFL);
      require(whole);
    } catch (InternalError e) {
      throw MemoryFaultException.thrown();
    }
  }

  /** The 8 octets at this place; those given if they cannot be read. */
  private long read(int at, long otherwise) {
    PROBE.set(probe, 0, otherwise);
    memory.get(at, probe, 0, Long.BYTES);
    return (long) PROBE.get(probe, 0);
  }

  private static void require(boolean whole) throws MemoryFaultException {
    if (!whole) {
      throw MemoryFaultException.seen();
    }
  }
}
