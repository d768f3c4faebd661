package io.sealpost.verify;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.CopyReport.Example;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Decides, when the whole archive was read, which copies and late messages are excused.
 *
 * <p>A signer that says what it sends again is taken at its word: exactly those copies are
 * redelivered, and what it sent again may come late. Of any other signer it is what came in whole
 * {@linkplain RetransmissionRun runs}.
 */
final class Excuses {
  private final Map<GroupId, Copies> groups;
  private final SentAgain sentAgain;
  private final Map<GroupId, CopyReport> ofEqual = new HashMap<>();

  Excuses(Map<GroupId, Copies> groups, SentAgain sentAgain, EqualCopies equal) {
    this.groups = groups;
    this.sentAgain = sentAgain;
    equal.forEach(
        (lowest, message) ->
            ofEqual.merge(message.fullest().getKey(), judge(message), Excuses::sum));
  }

  /** What became of the copies of a group. */
  CopyReport of(GroupId id) {
    Copies copies = groups.getOrDefault(id, new Copies());
    CountedNumbers excused = excused(id);
    CountedNumbers repeated = copies.repeated();
    long replayed = repeated.countBeyond(excused);
    List<NumberRange> replayedNumbers = repeated.numbersBeyond(excused);
    List<NumberRange> reordered = NumberRanges.without(copies.late(), excused.numbers());
    CopyReport single =
        new CopyReport(
            repeated.total() - replayed,
            NumberRanges.both(repeated.numbers(), excused.numbers()),
            replayed,
            replayedNumbers,
            reordered,
            sentAgain.isSaidBy(id) && replayed == 0 ? 0 : copies.undecided(),
            Stream.concat(
                    examples(FindingKind.REPLAY, copies.repeatedAt(), replayedNumbers),
                    examples(FindingKind.REORDERED, copies.lateAt(), reordered))
                .toList());
    return sum(single, ofEqual.getOrDefault(id, CopyReport.NOTHING));
  }

  /** How often copies of each number of a group are excused. */
  private CountedNumbers excused(GroupId id) {
    CountedNumbers excused = new CountedNumbers();
    excused.addAll(sentAgain.of(id));
    Copies copies = groups.get(id);
    if (copies != null && !sentAgain.isSaidBy(id)) excused.addAll(copies.inRuns());
    return excused;
  }

  private CopyReport judge(EqualCopies.Message message) {
    long excused = 0;
    for (Map.Entry<GroupId, NumberSet> group : message.numbers().entrySet()) {
      CountedNumbers allowed = excused(group.getKey());
      long sum = 0;
      for (NumberRange range : group.getValue().ranges()) {
        for (long number = range.first(); number <= range.last(); number++) {
          sum += allowed.count(number);
        }
      }
      excused = Math.max(excused, sum);
    }
    long redelivered = Math.min(excused, message.copies());
    List<NumberRange> numbers = message.fullest().getValue().ranges();
    long replayed = message.copies() - redelivered;
    long reordered = excused == 0 ? message.late() : 0;
    return new CopyReport(
        redelivered,
        redelivered > 0 ? numbers : List.of(),
        replayed,
        replayed > 0 ? numbers : List.of(),
        NumberRanges.first(numbers, reordered),
        0,
        List.of());
  }

  private static Stream<Example> examples(
      FindingKind kind, List<Copies.Example> some, List<NumberRange> numbers) {
    return some.stream()
        .filter(example -> NumberRanges.contain(numbers, example.number()))
        .map(example -> new Example(kind, example.number(), example.position()));
  }

  private static CopyReport sum(CopyReport one, CopyReport other) {
    List<Example> examples = new ArrayList<>(one.examples());
    examples.addAll(other.examples());
    return new CopyReport(
        one.redelivered() + other.redelivered(),
        NumberRanges.union(one.redeliveredNumbers(), other.redeliveredNumbers()),
        one.replayed() + other.replayed(),
        NumberRanges.union(one.replayedNumbers(), other.replayedNumbers()),
        NumberRanges.union(one.reordered(), other.reordered()),
        one.undecided() + other.undecided(),
        examples);
  }
}
