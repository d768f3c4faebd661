package io.sealpost.verify;

import io.sealpost.message.ParsedMessage;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The lines of an archive in input order, held in memory: octets in large chunks, 16 octets beside
 * each line.
 *
 * <p>A line is named by its index, from 0. Octets never move once added.
 */
final class LineStore {
  private static final int CHUNK_OCTETS = 1 << 20;

  private final List<byte[]> chunks = new ArrayList<>();
  private int filled = CHUNK_OCTETS;
  private final IntList chunkOf = new IntList();
  private final IntList begin = new IntList();
  private final IntList end = new IntList();
  private final IntList number = new IntList();
  private final BitSet cut = new BitSet();
  // Only files that have a line, so that the first lines ascend strictly.
  private final List<String> files = new ArrayList<>();
  private final IntList firstOfFile = new IntList();
  private String currentFile = "-";
  private boolean fileIsNew = true;

  void startFile(String name) {
    currentFile = name;
    fileIsNew = true;
  }

  /** Copies a line and returns its index. */
  int add(int line, byte[] octets, int from, int to) {
    if (fileIsNew) {
      files.add(currentFile);
      firstOfFile.add(size());
      fileIsNew = false;
    }
    int length = to - from;
    byte[] chunk = room(length);
    System.arraycopy(octets, from, chunk, filled, length);
    chunkOf.add(chunks.size() - 1);
    begin.add(filled);
    end.add(filled + length);
    number.add(line);
    filled += length;
    return size() - 1;
  }

  private byte[] room(int length) {
    if (chunks.isEmpty() || chunks.get(chunks.size() - 1).length - filled < length) {
      chunks.add(new byte[Math.max(CHUNK_OCTETS, length)]);
      filled = 0;
    }
    return chunks.get(chunks.size() - 1);
  }

  /** Notes that only the beginning of this line is here: it is never taken for a signed message. */
  void markCut(int index) {
    cut.set(index);
  }

  boolean isCut(int index) {
    return cut.get(index);
  }

  int size() {
    return begin.size();
  }

  int length(int index) {
    return end.get(index) - begin.get(index);
  }

  byte lastOctet(int index) {
    return chunks.get(chunkOf.get(index))[end.get(index) - 1];
  }

  Optional<ParsedMessage> parse(int index) {
    return ParsedMessage.parse(chunks.get(chunkOf.get(index)), begin.get(index), end.get(index));
  }

  /** Feeds the first {@code length} octets of a line to a digest. */
  void update(MessageDigest digest, int index, int length) {
    digest.update(chunks.get(chunkOf.get(index)), begin.get(index), length);
  }

  boolean haveSameOctets(int one, int other) {
    byte[] a = chunks.get(chunkOf.get(one));
    byte[] b = chunks.get(chunkOf.get(other));
    return Arrays.equals(a, begin.get(one), end.get(one), b, begin.get(other), end.get(other));
  }

  Position position(int index) {
    return new Position(files.get(firstOfFile.floor(index)), number.get(index));
  }

  ArchiveLine line(int index) {
    return new ArchiveLine(
        position(index), chunks.get(chunkOf.get(index)), begin.get(index), end.get(index));
  }
}
