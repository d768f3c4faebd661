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
  record Late(Line line, Map<Group, Long> ids) {}

  private final Map<Sender, SenderStream> streams = new LinkedHashMap<>();
  private final Map<Sender, Boolean> plain = new HashMap<>();
  private final Map<Numbered, Integer> sentAgain = new HashMap<>();
  private final List<Late> late = new ArrayList<>();

  void certificate(GroupName group) {
    stream(group).certificate();
  }

  void message(Line line, Copies copies, int copy) {
    if (copy < copies.wanted()) {
      verified(line, copies.ids(copy));
    } else {
      extra(copies.numbers());
    }
  }

  private void verified(Line line, Map<Group, Long> ids) {
    Map<Sender, Map<Group, Long>> bySender = new LinkedHashMap<>();
    ids.forEach((group, number) -> ofSender(bySender, group).put(group, number));
    bySender.forEach(
        (sender, own) -> {
          if (streams.get(sender).deliver(line.index(), own, isOvertaken(sender)) == Order.LATE) {
            late.add(new Late(line, own));
          }
        });
  }

  private void extra(Map<Group, NavigableSet<Long>> numbers) {
    Map<Sender, Map<Group, NavigableSet<Long>>> bySender = new LinkedHashMap<>();
    numbers.forEach((group, own) -> ofSender(bySender, group).put(group, own));
    bySender.forEach((sender, own) -> streams.get(sender).extra(own, isOvertaken(sender)));
  }

  private <T> Map<Group, T> ofSender(Map<Sender, Map<Group, T>> bySender, Group group) {
    stream(group.name());
    return bySender.computeIfAbsent(group.name().sender(), unknown -> new LinkedHashMap<>());
  }

  private SenderStream stream(GroupName group) {
    plain.put(group.sender(), group.isPlain());
    return streams.computeIfAbsent(group.sender(), unknown -> new SenderStream(sentAgain));
  }

  /** Whether another process of a signer whose PROCID stands for one process came after this. */
  private boolean isOvertaken(Sender sender) {
    return plain.getOrDefault(sender, false)
        && streams.entrySet().stream()
            .filter(other -> !other.getKey().equals(sender))
            .filter(other -> other.getKey().host().equals(sender.host()))
            .filter(other -> other.getKey().app().equals(sender.app()))
            .filter(other -> plain.getOrDefault(other.getKey(), false))
            .anyMatch(other -> streams.get(sender).isOvertakenBy(other.getValue()));
  }

  /** Ends all runs. */
  void end() {
    streams.forEach((sender, stream) -> stream.close(isOvertaken(sender)));
  }

  /** How often the message of a number was sent again: L. */
  int sentAgain(Group group, long number) {
    return sentAgain.getOrDefault(new Numbered(group, number), 0);
  }

  List<Late> late() {
    return late;
  }
}
