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
 * Rows in order, in a part of a temporary file; big-endian.
 *
 * <pre>
 *   0         8        12
 *   +---------+--------+-----------------+
 *   | number  | length | message ...     |      length 0: it is lost
 *   +---------+--------+-----------------+
 *   |   -1    | 7 strings in UTF-8, each |      what follows is of this group
 *   |         | behind its length (4)    |
 *   +---------+--------------------------+
 *   |   -2    |                                 the end
 *   +---------+
 * </pre>
 */
final class StoredRun implements Rows {
  private static final long GROUP = -1;
  private static final long END = -2;
  private static final GroupId NONE = new GroupId("", "", "", "", "", "", "");

  private final InputStream range;
  private final ByteBuffer read;
  private GroupId group = NONE;
  private long number;
  private int length;
  private int left;

  /** With a buffer of so many octets, eight at least. */
  StoredRun(InputStream range, int bufferOctets) {
    this.range = range;
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
      out.writeLong(rows.number());
      out.writeInt(rows.length());
      rows.writeTo(out);
    }
    out.writeLong(END);
    out.flush();
  }

  private static void write(GroupId group, DataOutputStream out) throws IOException {
    out.writeLong(GROUP);
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
    writeTo(OutputStream.nullOutputStream());
    number = readLong();
    if (number == END) return false;
    if (number == GROUP) {
      group = readGroup();
      number = readLong();
    }
    length = readInt();
    left = length;
    return true;
  }

  private GroupId readGroup() throws IOException {
    return new GroupId(
        readField(), readField(), readField(), readField(), readField(), readField(), readField());
  }

  private String readField() throws IOException {
    left = readInt();
    ByteArrayOutputStream field = new ByteArrayOutputStream(left);
    writeTo(field);
    return field.toString(UTF_8);
  }

  private long readLong() throws IOException {
    await(Long.BYTES);
    return read.getLong();
  }

  private int readInt() throws IOException {
    await(Integer.BYTES);
    return read.getInt();
  }

  /** Reads on until so many octets are in the buffer. */
  private void await(int octets) throws IOException {
    if (read.remaining() >= octets) return;
    read.compact();
    while (read.position() < octets) {
      int count = range.read(read.array(), read.position(), read.remaining());
      if (count < 0) throw new EOFException("a run ends before its end");
      read.position(read.position() + count);
    }
    read.flip();
  }

  @Override
  public GroupId group() {
    return group;
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    while (left > 0) {
      await(1);
      int part = Math.min(left, read.remaining());
      out.write(read.array(), read.position(), part);
      read.position(read.position() + part);
      left -= part;
    }
  }
}
