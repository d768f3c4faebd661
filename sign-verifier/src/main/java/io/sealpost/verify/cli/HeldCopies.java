package io.sealpost.verify.cli;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.report.ArchiveLine;
import io.sealpost.verify.report.CopyReport;
import io.sealpost.verify.report.GroupReport;
import io.sealpost.verify.report.MessageId;
import io.sealpost.verify.report.Report;
import io.sealpost.verify.sort.Spool;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies of messages, held back until it is known which of them are replayed.
 *
 * <pre>
 *   group u32 | number u64 | length u32 | octets        groups are counted in the order in which they came
 * </pre>
 *
 * <p>Confined to one thread; {@link #close} removes temporary files.
 */
final class HeldCopies implements Closeable {
  private static final int BUFFER_OCTETS = 1 << 16;

  private final Spool spool;
  private final DataOutputStream out;
  private final Map<GroupId, Integer> indexes = new HashMap<>();
  private final List<GroupId> groups = new ArrayList<>();

  HeldCopies(long memoryOctets, Path directory) {
    this.spool = new Spool(memoryOctets, directory);
    this.out = new DataOutputStream(new BufferedOutputStream(spool));
  }

  /** Takes a line that is a copy of the message with this number. */
  void add(MessageId id, ArchiveLine line) throws IOException {
    Integer index = indexes.computeIfAbsent(id.group(), this::number);
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    line.writeTo(octets);
    out.writeInt(index);
    out.writeLong(id.number());
    out.writeInt(octets.size());
    octets.writeTo(out);
  }

  private int number(GroupId group) {
    groups.add(group);
    return groups.size() - 1;
  }

  /** Writes the copies of replayed messages, each with an LF. */
  void writeReplayed(Report report, OutputStream to) throws IOException {
    Map<GroupId, CopyReport> copies = new HashMap<>();
    for (GroupReport group : report.groups()) {
      copies.put(group.id(), group.copies());
    }
    out.flush();
    try (InputStream held = new BufferedInputStream(spool.contents(), BUFFER_OCTETS)) {
      writeReplayed(new DataInputStream(held), copies, to);
    }
  }

  private void writeReplayed(DataInputStream held, Map<GroupId, CopyReport> copies, OutputStream to)
      throws IOException {
    while (true) {
      int group;
      try {
        group = held.readInt();
      } catch (EOFException e) {
        return;
      }
      long number = held.readLong();
      byte[] octets = held.readNBytes(held.readInt());
      // Nothing is known any more about a group that was given up: better shown than left out.
      CopyReport known = copies.get(groups.get(group));
      if (known == null || known.isReplayed(number)) {
        to.write(octets);
        to.write('\n');
      }
    }
  }

  @Override
  public void close() throws IOException {
    spool.close();
  }
}
