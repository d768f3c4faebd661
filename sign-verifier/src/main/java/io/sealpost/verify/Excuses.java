package io.sealpost.verify;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.group.CountedNumbers;
import io.sealpost.verify.group.MessageCopies;
import io.sealpost.verify.group.NumberSet;
import io.sealpost.verify.group.RetransmissionRun;
import io.sealpost.verify.report.CopyReport;
import io.sealpost.verify.report.CopyReport.Example;
import io.sealpost.verify.report.FindingKind;
import io.sealpost.verify.report.NumberRange;
import io.sealpost.verify.report.NumberRanges;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Decides, once the whole archive has been read, which copies and late messages are excused.
 *
 * <p>A signer that announces what it resends is taken at its word: exactly those copies are
 * redelivered, and what it resent may come late. For any other signer, what came in whole
 * {@linkplain RetransmissionRun runs} is excused.
 */
final class Excuses {
  private final Map<GroupId, MessageCopies> groups;
  private final SentAgain sentAgain;
  private final Map<GroupId, CountedNumbers> excused = new HashMap<>();
  private final Map<GroupId, List<CopyReport>> ofEqual = new HashMap<>();

  Excuses(Map<GroupId, MessageCopies> groups, SentAgain sentAgain, EqualCopies equal) {
    this.groups = groups;
    this.sentAgain = sentAgain;
    equal.forEach(
        (lowest, message) -> {
          if (message.copies() == 0 && message.late() == 0) {
            return;
          }
          GroupId group = message.fullest().getKey();
          ofEqual.computeIfAbsent(group, unknown -> new ArrayList<>()).add(judge(message));
        });
  }

  /** How the copies of a group were judged. */
  CopyReport of(GroupId id) {
    MessageCopies copies = groups.getOrDefault(id, new MessageCopies());
    CountedNumbers allowed = excused(id);
    CountedNumbers repeated = copies.repeated();
    long replayed = repeated.countBeyond(allowed);
    List<NumberRange> replayedNumbers = repeated.numbersBeyond(allowed);
    List<NumberRange> reordered = NumberRanges.without(copies.late(), allowed.numbers());
    CopyReport single =
        new CopyReport(
            repeated.total() - replayed,
            NumberRanges.both(repeated.numbers(), allowed.numbers()),
            replayed,
            replayedNumbers,
            reordered,
            sentAgain.isSaidBy(id) && replayed == 0 ? 0 : copies.undecided(),
            Stream.concat(
                    examples(FindingKind.REPLAY, copies.repeatedAt(), replayedNumbers),
                    examples(FindingKind.REORDERED, copies.lateAt(), reordered))
                .toList());
    return sum(single, sum(ofEqual.getOrDefault(id, List.of())));
  }

  /** How often copies of each number of a group are excused. */
  private CountedNumbers excused(GroupId id) {
    return excused.computeIfAbsent(
        id,
        unknown -> {
          CountedNumbers counts = new CountedNumbers();
          counts.addAll(sentAgain.of(id));
          MessageCopies copies = groups.get(id);
          if (copies != null && !sentAgain.isSaidBy(id)) {
            counts.addAll(copies.inRuns());
          }
          return counts;
        });
  }

  private CopyReport judge(EqualCopies.Message message) {
    long most = 0;
    long used = 0;
    for (Map.Entry<GroupId, NumberSet> group : message.numbers().entrySet()) {
      CountedNumbers allowed = excused(group.getKey());
      // Copies that came before the message was found to have several numbers.
      CountedNumbers single = groups.getOrDefault(group.getKey(), new MessageCopies()).repeated();
      long sum = 0;
      for (NumberRange range : group.getValue().ranges()) {
        for (long number = range.first(); number <= range.last(); number++) {
          int count = allowed.count(number);
          sum += count;
          used += Math.min(count, single.count(number));
        }
      }
      most = Math.max(most, sum);
    }
    most = Math.max(0, most - used);
    long redelivered = Math.min(most, message.copies());
    List<NumberRange> numbers = message.fullest().getValue().ranges();
    long replayed = message.copies() - redelivered;
    long reordered = most == 0 ? message.late() : 0;
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
      FindingKind kind, List<MessageCopies.Example> some, List<NumberRange> numbers) {
    return some.stream()
        .filter(example -> NumberRanges.contain(numbers, example.number()))
        .map(example -> new Example(kind, example.number(), example.position()));
  }

  /** The sum, by halves: otherwise the growing lists would be copied for each of many reports. */
  private static CopyReport sum(List<CopyReport> reports) {
    if (reports.isEmpty()) {
      return CopyReport.NOTHING;
    }
    if (reports.size() == 1) {
      return reports.get(0);
    }
    int half = reports.size() / 2;
    return sum(sum(reports.subList(0, half)), sum(reports.subList(half, reports.size())));
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
