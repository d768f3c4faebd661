package io.sealpost.verify.sort;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealpost.sign.GroupId;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Rows in order, in a temporary file that is closed once they are read; big-endian.
 *
 * <pre>
 *   0       4          12       16
 *   +-------+----------+--------+-----+--------------------+
 *   | count | number   | length | ... | octets of all rows |   a span
 *   +-------+----------+--------+-----+--------------------+
 *   |  -1   | 7 strings in UTF-8, each                     |   what follows is of this group
 *   |       | after its length (4)                         |
 *   +-------+----------------------------------------------+
 *   |  -2   |                                                  the end
 *   +-------+
 * </pre>
 */
final class StoredRun implements Rows {
  private static final int GROUP = -1;
  private static final int END = -2;
  private static final int ROW_OCTETS = Long.BYTES + Integer.BYTES;
  private static final GroupId NONE = new GroupId("", "", "", "", "", "", "");

  private final TemporaryFile file;
  private final InputStream contents;
  private final ByteBuffer read;
  private final long[] numbers = new long[MOST_IN_SPAN];
  private final int[] lengths = new int[MOST_IN_SPAN];
  private GroupId group = NONE;
  // Within a stored span: the part presented as a span, and where the stored one ends.
  private int from;
  private int to;
  private int stored;

  /** A run with a buffer of {@code bufferOctets}, at least twelve. */
  StoredRun(TemporaryFile file, int bufferOctets) {
    this.file = file;
    this.contents = file.contents();
    this.read = ByteBuffer.allocate(bufferOctets).limit(0);
  }

  /** Writes all rows to a stream. */
  static void write(Rows rows, OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream, 1 << 16));
    GroupId current = NONE;
    while (rows.next()) {
      if (!rows.group().equals(current)) {
        current = rows.group();
        write(current, out);
      }
      ByteBuffer index = ByteBuffer.allocate(Integer.BYTES + rows.count() * ROW_OCTETS);
      index.putInt(rows.count());
      for (int row = 0; row < rows.count(); row++) {
        index.putLong(rows.number(row)).putInt(rows.length(row));
      }
      out.write(index.array());
      rows.writeTo(out);
    }
    out.writeInt(END);
    out.flush();
  }

  private static void write(GroupId group, DataOutputStream out) throws IOException {
    out.writeInt(GROUP);
    write(group.host(), out);
    write(group.app(), out);
    write(group.procId(), out);
    write(group.rsid(), out);
    write(group.ver(), out);
    write(group.sg(), out);
    write(group.spri(), out);
  }

  private static void write(String field, DataOutputStream out) throws IOException {
    byte[] octets = field.getBytes(UTF_8);
    out.writeInt(octets.length);
    out.write(octets);
  }

  @Override
  public boolean next() throws IOException {
    if (to == stored && !readSpan()) {
      return false;
    }
    from = to;
    to = stored;
    return true;
  }

  private boolean readSpan() throws IOException {
    int count = readInt();
    if (count == GROUP) {
      group = readGroup();
      count = readInt();
    }
    if (count == END) {
      file.close();
      return false;
    }
    for (int row = 0; row < count; row++) {
      await(ROW_OCTETS);
      numbers[row] = read.getLong();
      lengths[row] = read.getInt();
    }
    stored = count;
    to = 0;
    return true;
  }

  /**
   * Leaves for the next span what comes after a number, which is at least that of the first row.
   */
  void endSpan(long number) {
    while (numbers[to - 1] > number) {
      to--;
    }
  }

  private GroupId readGroup() throws IOException {
    return new GroupId(
        readField(), readField(), readField(), readField(), readField(), readField(), readField());
  }

  private String readField() throws IOException {
    int octets = readInt();
    ByteArrayOutputStream field = new ByteArrayOutputStream(octets);
    copy(octets, field);
    return field.toString(UTF_8);
  }

  private int readInt() throws IOException {
    await(Integer.BYTES);
    return read.getInt();
  }

  /** Reads until this many octets are in the buffer. */
  private void await(int octets) throws IOException {
    if (read.remaining() >= octets) {
      return;
    }
    read.compact();
    while (read.position() < octets) {
      int count = contents.read(read.array(), read.position(), read.remaining());
      if (count < 0) {
        throw new EOFException("a run ends before its end");
      }
      read.position(read.position() + count);
    }
    read.flip();
  }

  private void copy(long octets, OutputStream out) throws IOException {
    for (long left = octets; left > 0; ) {
      await(1);
      int part = (int) Math.min(left, read.remaining());
      out.write(read.array(), read.position(), part);
      read.position(read.position() + part);
      left -= part;
    }
  }

  @Override
  public GroupId group() {
    return group;
  }

  @Override
  public int count() {
    return to - from;
  }

  @Override
  public long number(int row) {
    return numbers[from + row];
  }

  @Override
  public int length(int row) {
    return lengths[from + row];
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    long octets = 0;
    for (int row = from; row < to; row++) {
      octets += lengths[row];
    }
    copy(octets, out);
  }
}
