package io.sealpost.verify.reference;

import io.sealpost.verify.reference.GroupName.Sender;
import io.sealpost.verify.reference.SenderStream.Numbered;
import io.sealpost.verify.reference.SenderStream.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;

/** What each sender delivered when, and what it sent again by the look of it. */
final class Deliveries {
  /** A verified copy that came after a later one of its sender. */
  record Late(Line line, Map<Group, NavigableSet<Long>> numbers) {}

  private final Map<Sender, SenderStream> streams = new LinkedHashMap<>();
  private final Map<Copies, Integer> delivered = new HashMap<>();
  private final Map<Numbered, Integer> sentAgain = new HashMap<>();
  private final List<Late> late = new ArrayList<>();

  void certificate(GroupName group) {
    stream(group).certificate();
  }

  /** Takes a message that was signed; {@code verified} if it is no copy beyond those. */
  void message(Line line, Copies copies, boolean verified) {
    int before = delivered.getOrDefault(copies, 0);
    if (before == copies.wanted() || isRepeatOfOneBefore(copies, before)) {
      extra(copies.numbers());
    } else {
      delivered.merge(copies, 1, Integer::sum);
      deliver(line, copies, copies.ids(before), verified);
    }
  }

  /** A copy that goes on with a run of what came before. */
  private boolean isRepeatOfOneBefore(Copies copies, int before) {
    return copies.numbers().entrySet().stream()
        .anyMatch(
            own ->
                own.getValue().stream()
                    .limit(before)
                    .anyMatch(number -> stream(own.getKey().name()).expects(own.getKey(), number)));
  }

  private void deliver(Line line, Copies copies, Map<Group, Long> ids, boolean verified) {
    Map<Sender, Map<Group, Long>> bySender = new LinkedHashMap<>();
    ids.forEach((group, number) -> ofSender(bySender, group).put(group, number));
    boolean allLate = true;
    for (Map.Entry<Sender, Map<Group, Long>> own : bySender.entrySet()) {
      allLate &= streams.get(own.getKey()).deliver(own.getValue()) == Order.LATE;
    }
    if (allLate && verified) {
      late.add(new Late(line, copies.numbers()));
    }
  }

  private void extra(Map<Group, NavigableSet<Long>> numbers) {
    Map<Sender, Map<Group, NavigableSet<Long>>> bySender = new LinkedHashMap<>();
    numbers.forEach((group, own) -> ofSender(bySender, group).put(group, own));
    bySender.forEach((sender, own) -> streams.get(sender).extra(own));
  }

  private <T> Map<Group, T> ofSender(Map<Sender, Map<Group, T>> bySender, Group group) {
    stream(group.name());
    return bySender.computeIfAbsent(group.name().sender(), unknown -> new LinkedHashMap<>());
  }

  private SenderStream stream(GroupName group) {
    return streams.computeIfAbsent(
        group.sender(), unknown -> new SenderStream(group.isPlain(), sentAgain));
  }

  /** Ends all runs. */
  void end() {
    streams.values().forEach(SenderStream::close);
  }

  /** How often the message of a number was sent again: L. */
  int sentAgain(Group group, long number) {
    return sentAgain.getOrDefault(new Numbered(group, number), 0);
  }

  List<Late> late() {
    return late;
  }
}
