package io.sealpost.verify.report;

import java.util.List;

/**
 * What came of the messages of one signature group more often than it was signed, or in another
 * order than they were numbered.
 *
 * @param redelivered copies that their signer says it sent again, or that came as such copies come
 * @param redeliveredNumbers the numbers of those
 * @param replayed copies beyond that
 * @param replayedNumbers the numbers of those
 * @param reordered numbers of messages that came after a message with a higher one, and were not
 *     sent again
 * @param undecided copies that more memory might have judged otherwise
 * @param examples where some of the replayed and the reordered ones are
 */
public record CopyReport(
    long redelivered,
    List<NumberRange> redeliveredNumbers,
    long replayed,
    List<NumberRange> replayedNumbers,
    List<NumberRange> reordered,
    long undecided,
    List<Example> examples) {
  /** Each message once, in order. */
  public static final CopyReport NOTHING =
      new CopyReport(0, List.of(), 0, List.of(), List.of(), 0, List.of());

  /**
   * A message that came too often or out of order.
   *
   * @param kind {@link FindingKind#REPLAY} or {@link FindingKind#REORDERED}
   */
  public record Example(FindingKind kind, long number, LinePosition position) {
    /** Where it is: the position and the number. */
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
