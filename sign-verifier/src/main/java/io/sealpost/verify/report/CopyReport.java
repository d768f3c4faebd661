package io.sealpost.verify.report;

import java.util.List;

/**
 * The messages of one signature group that came more often than they were signed, or in an order
 * other than that of their numbers.
 *
 * @param redelivered copies that their signer announced as resent, or that came in the way such
 *     copies do
 * @param redeliveredNumbers their numbers
 * @param replayed copies beyond that
 * @param replayedNumbers their numbers
 * @param reordered numbers of messages that came after one with a higher number and were not resent
 * @param undecided copies that might have been judged differently with more memory
 * @param examples where some of the replayed and reordered ones are
 */
public record CopyReport(
    long redelivered,
    List<NumberRange> redeliveredNumbers,
    long replayed,
    List<NumberRange> replayedNumbers,
    List<NumberRange> reordered,
    long undecided,
    List<Example> examples) {
  /** The report on messages that each came once, in order. */
  public static final CopyReport NOTHING =
      new CopyReport(0, List.of(), 0, List.of(), List.of(), 0, List.of());

  /**
   * A message that came too often or out of order.
   *
   * @param kind {@link FindingKind#REPLAY} or {@link FindingKind#REORDERED}
   */
  public record Example(FindingKind kind, long number, LinePosition position) {
    /** The position and the number. */
    @Override
    public String toString() {
      return position + " (number " + number + ")";
    }
  }

  public CopyReport {
    redeliveredNumbers = List.copyOf(redeliveredNumbers);
    replayedNumbers = List.copyOf(replayedNumbers);
    reordered = List.copyOf(reordered);
    examples = List.copyOf(examples);
  }

  /** Whether there is a replayed copy of the message with this number. */
  public boolean isReplayed(long number) {
    return NumberRanges.contain(replayedNumbers, number);
  }

  /** How many messages came out of order. */
  public long reorderedCount() {
    return NumberRange.count(reordered);
  }

  /** Examples of one kind, in words; empty if there are none. */
  String such(FindingKind kind) {
    List<String> places =
        examples.stream().filter(example -> example.kind() == kind).map(Example::toString).toList();
    return places.isEmpty() ? "" : ", such as " + String.join(", ", places);
  }
}
