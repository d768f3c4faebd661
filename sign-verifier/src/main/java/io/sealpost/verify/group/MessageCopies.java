package io.sealpost.verify.group;

import io.sealpost.verify.report.LinePosition;
import io.sealpost.verify.report.NumberRange;
import io.sealpost.verify.report.NumberRanges;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages of one group that did not come exactly once and in order. Whether that is excused is
 * known only at the end: see {@code SentAgain}. Confined to the verification's thread.
 */
public final class MessageCopies {
  private static final int MOST_EXAMPLES = 5;

  /** One of the counted messages, and its position. */
  public record Example(long number, LinePosition position) {}

  private final CountedNumbers repeated = new CountedNumbers();
  private final CountedNumbers inRuns = new CountedNumbers();
  // Those that came for the first time in a run, which may contain them only once.
  private final NumberSet once = new NumberSet();
  private final NumberSet late = new NumberSet();
  private final List<Example> repeatedAt = new ArrayList<>();
  private final List<Example> lateAt = new ArrayList<>();
  private long undecided;

  /** Notes a copy beyond those that were signed. */
  public void repeat(long number, LinePosition position) {
    repeated.add(number);
    if (repeatedAt.size() < MOST_EXAMPLES) {
      repeatedAt.add(new Example(number, position));
    }
  }

  /** Notes such a copy of a message with several numbers, of which only this one is remembered. */
  public void repeatOfSeveral(long number, LinePosition position) {
    repeat(number, position);
    undecided++;
  }

  /** Notes that a copy of a message has numbers of other groups that are not remembered. */
  public void leaveUndecided() {
    undecided++;
  }

  /** How many copies have numbers that are not all remembered. */
  public long undecided() {
    return undecided;
  }

  /**
   * Notes that all numbers of a range came once more: an earlier part of the archive has them too.
   */
  void repeat(NumberRange numbers) {
    repeated.add(numbers, CountedNumbers.MOST);
  }

  /** Notes that the message came after one with a higher number. */
  public void late(long number, LinePosition position) {
    late.add(number);
    if (lateAt.size() < MOST_EXAMPLES) {
      lateAt.add(new Example(number, position));
    }
  }

  /**
   * Notes that messages with these numbers came after higher ones, which are in an earlier part.
   */
  void late(NumberRange numbers) {
    late.add(numbers);
  }

  /**
   * Notes that the numbers came once more in a whole {@link RetransmissionRun}, which counts at
   * most {@code most} times.
   */
  void comeAgain(NumberRange numbers, int most) {
    if (most == 1) {
      inRuns.uncounted(numbers).forEach(once::add);
    }
    inRuns.add(numbers, most);
  }

  /** How often each number came beyond the copies that were signed. */
  public CountedNumbers repeated() {
    return repeated;
  }

  /** How often each number came in whole runs. */
  public CountedNumbers inRuns() {
    return inRuns;
  }

  /** The numbers whose message came after one with a higher number. */
  public List<NumberRange> late() {
    return late.ranges();
  }

  public List<Example> repeatedAt() {
    return repeatedAt;
  }

  public List<Example> lateAt() {
    return lateAt;
  }

  /** These and those of a later part of the archive. */
  MessageCopies with(MessageCopies later) {
    MessageCopies both = new MessageCopies();
    for (MessageCopies part : List.of(this, later)) {
      both.undecided += part.undecided;
      both.repeated.addAll(part.repeated);
      both.addRuns(part);
      part.late.ranges().forEach(both.late::add);
      both.repeatedAt.addAll(part.repeatedAt);
      both.lateAt.addAll(part.lateAt);
    }
    keepFirst(both.repeatedAt);
    keepFirst(both.lateAt);
    return both;
  }

  /** Adds the later runs as if all had been in one part. */
  private void addRuns(MessageCopies later) {
    List<NumberRange> again = NumberRanges.both(later.once.ranges(), inRuns.numbers());
    NumberRanges.without(later.once.ranges(), again).forEach(once::add);
    inRuns.addAll(later.inRuns, RetransmissionRun.MOST, again);
  }

  private static void keepFirst(List<Example> examples) {
    if (examples.size() > MOST_EXAMPLES) {
      examples.subList(MOST_EXAMPLES, examples.size()).clear();
    }
  }
}
