package io.sealpost.verify.group;

import io.sealpost.verify.report.MessageId;
import io.sealpost.verify.report.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The numbers under which one hash was signed: nearly always none or one. Equal messages have many,
 * so only {@link #all}, {@link #contains} and {@link #withdraw} take longer the more there are.
 */
public final class SignedNumbers {
  // A line for each of a million equal messages, each with a million numbers, would be useless.
  private static final int MOST_IDS = 100;

  /** A number in a group. */
  public record Signed(Group group, long number) {
    public MessageId id() {
      return new MessageId(group.id(), number);
    }
  }

  public static final Comparator<Signed> ORDER =
      Comparator.comparing((Signed signed) -> signed.group().id(), Report.GROUP_ORDER)
          .thenComparingLong(Signed::number);

  // The first number is stored inline: there are as many of these objects as messages.
  private @Nullable Group firstGroup;
  private long firstNumber;
  private @Nullable Several several;

  /** What is needed once there is a second number. */
  private static final class Several {
    final List<Signed> all = new ArrayList<>();
    final SortedMap<Group, AscendingNumbers> byGroup = emptyByGroup();
    int wanted;
    List<MessageId> ids = List.of(); // empty: to be rebuilt

    void add(Signed signed) {
      all.add(signed);
      AscendingNumbers ofGroup =
          byGroup.computeIfAbsent(signed.group(), unknown -> new AscendingNumbers());
      ofGroup.add(signed.number());
      wanted = Math.max(wanted, ofGroup.size());
      ids = List.of();
    }

    List<MessageId> ids() {
      if (ids.isEmpty()) {
        ids = all.stream().sorted(ORDER).limit(MOST_IDS).map(Signed::id).toList();
      }
      return ids;
    }
  }

  void add(Group group, long number) {
    if (firstGroup == null) {
      firstGroup = group;
      firstNumber = number;
      return;
    }
    if (several == null) {
      several = new Several();
      several.add(new Signed(firstGroup, firstNumber));
    }
    several.add(new Signed(group, number));
  }

  /** Withdraws all numbers of a group. */
  void withdraw(Group group) {
    List<Signed> kept = all().stream().filter(signed -> signed.group() != group).toList();
    firstGroup = null;
    several = null;
    for (Signed signed : kept) {
      add(signed.group(), signed.number());
    }
  }

  public boolean isEmpty() {
    return firstGroup == null;
  }

  public boolean contains(Group group, long number) {
    return all().contains(new Signed(group, number));
  }

  /** The greatest count of numbers in any one group, which belongs to one sender. */
  int wanted() {
    if (several != null) {
      return several.wanted;
    }
    return firstGroup == null ? 0 : 1;
  }

  /** The group of the only number; null if there are several, or none. */
  @Nullable Group onlyGroup() {
    return several == null ? firstGroup : null;
  }

  /** The first number; the only one if there is an {@link #onlyGroup}. */
  long firstNumber() {
    return firstNumber;
  }

  /** An empty map to add numbers to, by group in the order of {@link #ORDER}. */
  static SortedMap<Group, AscendingNumbers> emptyByGroup() {
    return new TreeMap<>(Comparator.comparing(Group::id, Report.GROUP_ORDER));
  }

  /** The numbers of each group, in the order of {@link #ORDER}. Must not be modified. */
  SortedMap<Group, AscendingNumbers> byGroup() {
    if (several != null) {
      return several.byGroup;
    }
    SortedMap<Group, AscendingNumbers> one = emptyByGroup();
    if (firstGroup != null) {
      AscendingNumbers only = new AscendingNumbers();
      only.add(firstNumber);
      one.put(firstGroup, only);
    }
    return one;
  }

  /** All numbers, in the order in which they were found. */
  public List<Signed> all() {
    if (several != null) {
      return several.all;
    }
    return firstGroup == null ? List.of() : List.of(new Signed(firstGroup, firstNumber));
  }

  /** The numbers, sorted by group and number, at most {@value #MOST_IDS} of them. */
  List<MessageId> ids() {
    if (several != null) {
      return several.ids();
    }
    return firstGroup == null ? List.of() : List.of(new MessageId(firstGroup.id(), firstNumber));
  }
}
