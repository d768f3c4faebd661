package io.sealpost.verify.line;

import io.sealpost.verify.group.Group;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The marks that judging made on the messages of a batch, by their index there. */
public final class Marks {
  private final BitSet genuine = new BitSet();
  private final BitSet repeats = new BitSet();
  private final BitSet late = new BitSet();
  // Only for few lines.
  private final Map<Integer, ReplayMemory.Seen> repeatsOf = new HashMap<>();
  private final Map<Integer, Set<Group>> foreign = new HashMap<>();

  void clear() {
    genuine.clear();
    repeats.clear();
    late.clear();
    repeatsOf.clear();
    foreign.clear();
  }

  /** Notes that this is a signed copy. */
  void markGenuine(int index) {
    genuine.set(index);
  }

  public boolean isGenuine(int index) {
    return genuine.get(index);
  }

  /** Notes that this is a copy beyond those that were signed. */
  void markRepeat(int index) {
    repeats.set(index);
  }

  public boolean isRepeat(int index) {
    return repeats.get(index);
  }

  /** Notes that this is a copy of a message that has left memory. */
  void markRepeatOf(int index, ReplayMemory.Seen message) {
    repeats.set(index);
    repeatsOf.put(index, message);
  }

  /** The message that this is a copy of, if that message has left memory; else null. */
  public ReplayMemory.@Nullable Seen repeatOf(int index) {
    return repeatsOf.get(index);
  }

  /** Notes that this came after a message with a higher number. */
  void markLate(int index) {
    late.set(index);
  }

  public boolean isLate(int index) {
    return late.get(index);
  }

  /** Notes that this group signed the line without being trusted for its HOSTNAME. */
  void markForeign(int index, Group group) {
    foreign.computeIfAbsent(index, unknown -> new LinkedHashSet<>()).add(group);
  }

  /** The groups that signed the line without being trusted for its HOSTNAME. */
  public Set<Group> foreignTo(int index) {
    return foreign.getOrDefault(index, Set.of());
  }
}
