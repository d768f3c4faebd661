package io.sealpost.journal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes by copying into mapped memory: no system call, and what was copied belongs to the kernel,
 * so it outlives a kill of this process.
 */
final class MappedWriter implements SegmentWriter {
  private static final VarHandle INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final int PAGE = 4096;
  private static final int WIPED_AT_ONCE = 1 << 16;

  private final ByteBuffer memory;

  MappedWriter(ByteBuffer memory) {
    this.memory = memory;
  }

  /**
   * Makes the memory ready for a new life: no header, and each page present and writable, so that
   * application threads meet no page fault that waits for the disk.
   */
  void clear() {
    for (int at = 0; at < memory.capacity(); at += PAGE) {
      memory.putInt(at, 0);
    }
  }

  /** Leaves nothing of the memory's earlier life. */
  void wipe() {
    byte[] zeros = new byte[WIPED_AT_ONCE];
    for (int at = 0; at < memory.capacity(); at += zeros.length) {
      memory.put(at, zeros, 0, Math.min(zeros.length, memory.capacity() - at));
    }
  }

  @Override
  public void header(SegmentHeader header) {
    byte[] octets = header.octets();
    memory.putInt(octets.length, Entry.NOT_WRITTEN);
    memory.put(4, octets, 4, octets.length - 4);
    INT.setRelease(memory, 0, ByteBuffer.wrap(octets).getInt());
  }

  @Override
  public void entry(int at, int kind, int crc, byte[] octets, int offset, int length) {
    int next = at + Entry.size(length);
    memory.putLong(next - 8, 0); // what is not overwritten below is padding
    memory.putInt(next, Entry.NOT_WRITTEN);
    memory.put(at + Entry.OVERHEAD, octets, offset, length);
    memory.putInt(at + Entry.CRC_AT, crc);
    memory.putInt(at + Entry.KIND_AT, kind << 24);
    INT.setRelease(memory, at, length);
  }

  @Override
  public void goOn(int at) {
    INT.setRelease(memory, at, Entry.GO_ON);
  }
}
