package io.sealpost.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Which line holds which signed message, and how many copies of each there are. */
final class Matches {
  static final int ABSENT = LineMatcher.ABSENT;

  private final LineMatcher matcher;
  private final NumberIndex index;
  private final IntList hashOfLine = new IntList();
  private final int[] present;
  private final int[] firstLine;
  private int messages;

  Matches(LineStore lines, Blocks blocks, SignedHashes hashes, List<Group> groups) {
    matcher = new LineMatcher(lines, hashes);
    index = new NumberIndex(groups, hashes.size());
    present = new int[hashes.size()];
    firstLine = new int[hashes.size()];
    List<BlockLine> blockLines = blocks.all();
    int block = 0;
    for (int line = 0; line < lines.size(); line++) {
      if (block < blockLines.size() && blockLines.get(block).line() == line) {
        block++;
        hashOfLine.add(ABSENT); // a block is never signed itself (§4.2)
      } else {
        add(line, matcher.match(line));
      }
    }
  }

  private void add(int line, int hash) {
    messages++;
    hashOfLine.add(hash);
    if (hash == ABSENT) return;
    count(line, hash);
    if (matcher.twin(hash) != ABSENT) count(line, matcher.twin(hash));
  }

  private void count(int line, int hash) {
    if (present[hash]++ == 0) firstLine[hash] = line;
  }

  /** Lines that are no blocks. */
  int messages() {
    return messages;
  }

  /** The signed hash that the line has, or {@link #ABSENT}. */
  int hashAt(int line) {
    return hashOfLine.get(line);
  }

  int present(int hash) {
    return present[hash];
  }

  /** The first line that has this hash; one must be present. */
  int firstLine(int hash) {
    return firstLine[hash];
  }

  /** How many copies were signed, whichever kind of hash says more. */
  int wanted(int hash) {
    int twin = matcher.twin(hash);
    return twin == ABSENT ? index.wanted(hash) : Math.max(index.wanted(hash), index.wanted(twin));
  }

  List<MessageId> ids(int hash) {
    return both(hash, index::ids);
  }

  List<SessionId> sessions(int hash) {
    return both(hash, index::sessions);
  }

  private <T> List<T> both(int hash, IntFunction<List<T>> lookUp) {
    int twin = matcher.twin(hash);
    if (twin == ABSENT) return lookUp.apply(hash);
    List<T> both = new ArrayList<>(lookUp.apply(hash));
    both.addAll(lookUp.apply(twin));
    return both;
  }
}
