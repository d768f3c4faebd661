package io.sealpost.verify.line;

import io.sealpost.message.ParsedMessage;
import io.sealpost.sign.key.Hash;
import io.sealpost.verify.group.BlockLine;
import io.sealpost.verify.group.MessageHash;
import io.sealpost.verify.report.ArchiveLine;
import io.sealpost.verify.report.LinePosition;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive lines of the archive with their octets and what is known about each.
 *
 * <p>Filled by the thread that reads, then handed over to the one that verifies. Lines have an
 * index here, from 0, and a place in the archive, which is that of the first line plus the index.
 * Reusable, so that long archives make no garbage of this size.
 */
public final class LineBatch {
  /** Octets of memory that a line takes besides its own, once it is hashed. */
  private static final int LINE_COST = 200;

  /** The same for a line that is a block: its parts, and perhaps a group of its own. */
  private static final int BLOCK_COST = 3_000;

  // If the next line does not fit in the buffer, the buffer grows by half.
  private byte[] octets;
  private int[] ends; // a line begins where the one before it ends
  private int[] numbers;
  private @Nullable MessageHash[] hashes = new MessageHash[0];
  private final HashIndex firstMet = new HashIndex();
  private final Map<Hash, byte[]> digests = new EnumMap<>(Hash.class);
  private final Set<Hash> digested = EnumSet.noneOf(Hash.class);
  private int size;
  private long firstPlace;
  private long cost;

  private final BitSet cut = new BitSet();
  private final List<BlockLine> blocks = new ArrayList<>();
  private final IntList blockCandidates = new IntList();
  private final IntList textless = new IntList();
  private final BitSet maybeNotice = new BitSet();
  // Only files that have a line, so that the first lines are strictly ascending.
  private final List<String> files = new ArrayList<>();
  private final IntList firstOfFile = new IntList();
  private String currentFile = "-";
  private boolean fileIsNew = true;

  private final BitSet isBlock = new BitSet();
  private final Marks marks = new Marks();

  public LineBatch() {
    octets = new byte[1 << 16];
    ends = new int[256];
    numbers = new int[256];
  }

  /** A batch with the same capacity as that one. */
  public LineBatch(LineBatch like) {
    octets = new byte[like.octets.length];
    ends = new int[like.ends.length];
    numbers = new int[like.numbers.length];
  }

  /** Restarts after {@code firstPlace} lines of the archive, the last of them from that file. */
  public void begin(long firstPlaceOfAll, String file) {
    size = 0;
    cost = 0;
    firstPlace = firstPlaceOfAll;
    cut.clear();
    blocks.clear();
    blockCandidates.clear();
    textless.clear();
    maybeNotice.clear();
    files.clear();
    firstOfFile.clear();
    isBlock.clear();
    marks.clear();
    Arrays.fill(hashes, null);
    firstMet.clear();
    digested.clear();
    startFile(file);
  }

  public void startFile(String name) {
    currentFile = name;
    fileIsNew = true;
  }

  public String currentFile() {
    return currentFile;
  }

  /** Copies a line and returns its index. */
  public int add(int number, byte[] source, int from, int to) {
    if (fileIsNew) {
      files.add(currentFile);
      firstOfFile.add(size);
      fileIsNew = false;
    }
    int begin = size == 0 ? 0 : ends[size - 1];
    int end = begin + to - from;
    if (end > octets.length) {
      octets = Arrays.copyOf(octets, Math.max(end, octets.length / 2 * 3));
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    System.arraycopy(source, from, octets, begin, to - from);
    ends[size] = end;
    numbers[size] = number;
    cost += to - from + LINE_COST;
    return size++;
  }

  /**
   * Notes that only the beginning of this line is present: it is never taken for a signed message.
   */
  public void markCut(int index) {
    cut.set(index);
  }

  /** Notes that this line may be a block. */
  public void markCandidate(int index) {
    blockCandidates.add(index);
    cost += BLOCK_COST + length(index); // certificate blocks are copied
  }

  IntList blockCandidates() {
    return blockCandidates;
  }

  /** Notes that this line may be a message without MSG. */
  public void markTextless(int index) {
    textless.add(index);
  }

  IntList textless() {
    return textless;
  }

  /** Notes that this line may be a session notice. */
  public void markMaybeNotice(int index) {
    maybeNotice.set(index);
  }

  public boolean isMaybeNotice(int index) {
    return maybeNotice.get(index);
  }

  /** Octets of memory that a line takes by itself. */
  public long cost(int index) {
    long asLine = LINE_COST + (long) length(index);
    boolean candidate = blockCandidates.binarySearch(index) >= 0;
    return candidate ? asLine + BLOCK_COST + length(index) : asLine;
  }

  /** Octets of memory that the batch takes, or will once it is hashed. */
  public long cost() {
    return cost;
  }

  public boolean isCut(int index) {
    return cut.get(index);
  }

  public int size() {
    return size;
  }

  /** The place of its first line in the archive. */
  public long firstPlace() {
    return firstPlace;
  }

  public long place(int index) {
    return firstPlace + index;
  }

  /** Whether the line at that place in the archive is in this batch. */
  public boolean has(long place) {
    return firstPlace <= place && place < firstPlace + size;
  }

  public int begin(int index) {
    return index == 0 ? 0 : ends[index - 1];
  }

  public int end(int index) {
    return ends[index];
  }

  public int length(int index) {
    return end(index) - begin(index);
  }

  public byte[] octets() {
    return octets;
  }

  public Optional<ParsedMessage> parse(int index) {
    return ParsedMessage.parse(octets, begin(index), end(index));
  }

  /** Feeds the first {@code length} octets of a line into a digest. */
  void update(MessageDigest digest, int index, int length) {
    digest.update(octets, begin(index), length);
  }

  public LinePosition position(int index) {
    return new LinePosition(files.get(firstOfFile.floor(index)), numbers[index]);
  }

  /** A copy of the line for keeping. */
  public OpenLine edgeLine(int index) {
    byte[] copy = Arrays.copyOfRange(octets, begin(index), end(index));
    return new OpenLine(position(index), copy, isCut(index));
  }

  public ArchiveLine line(int index) {
    return new BatchLine(this, index);
  }

  /**
   * The array for the digests of all lines by this kind of hash, one after the other, if they are
   * not present yet: then fill it before doing anything else.
   */
  Optional<byte[]> digestsToFill(Hash kind) {
    if (!digested.add(kind)) {
      return Optional.empty();
    }
    byte[] room = digests.get(kind);
    if (room == null || room.length < size * kind.octets()) {
      room = new byte[Math.max(size, ends.length) * kind.octets()];
      digests.put(kind, room);
    }
    return Optional.of(room);
  }

  /** The digests by a kind of hash, as filled in. */
  byte[] digests(Hash kind) {
    byte[] all = digests.get(kind);
    if (all == null) {
      throw new IllegalStateException("not digested by " + kind);
    }
    return all;
  }

  // What verification finds.

  void add(BlockLine block) {
    blocks.add(block);
    isBlock.set(block.index());
  }

  /** The block messages in input order. */
  public List<BlockLine> blocks() {
    return blocks;
  }

  public boolean isBlock(int index) {
    return isBlock.get(index);
  }

  /** The hashes first met here. */
  public HashIndex firstMet() {
    return firstMet;
  }

  /** The hash of a message; null before it is hashed, and for lines that never are. */
  public @Nullable MessageHash hash(int index) {
    return index < hashes.length ? hashes[index] : null;
  }

  /** Makes room for hashes; call it before the first hash is set. */
  void makeRoomForHashes() {
    if (hashes.length < size) {
      hashes = Arrays.copyOf(hashes, Math.max(size, 2 * hashes.length));
    }
  }

  void setHash(int index, MessageHash hash) {
    hashes[index] = hash;
  }

  /** The marks that judging made on the messages. */
  public Marks marks() {
    return marks;
  }
}
