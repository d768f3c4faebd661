package io.sealpost.verify;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.group.AscendingNumbers;
import io.sealpost.verify.group.MessageHash;
import io.sealpost.verify.group.NumberSet;
import io.sealpost.verify.report.LinePosition;
import io.sealpost.verify.report.MessageId;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Surplus and late copies of messages with several numbers: which number such a copy repeats cannot
 * be known, so each of the numbers may excuse it. Confined to the verification's thread.
 */
final class EqualCopies {
  // Far more than an archive has. Beyond it, a copy counts as a repeat of its message's first
  // number.
  private static final int MOST = 100_000;

  /** A message with several numbers, and its copies. */
  static final class Message {
    private final Map<GroupId, NumberSet> numbers = new LinkedHashMap<>();
    private long copies;
    private long late;
    private long verified; // copies with that verdict; counted only in parts of an archive

    /** Its numbers by group. */
    Map<GroupId, NumberSet> numbers() {
      return numbers;
    }

    /** Copies beyond those that were signed. */
    long copies() {
      return copies;
    }

    /** How many of the signed copies came late. */
    long late() {
      return late;
    }

    /** How many copies were signed. */
    long wanted() {
      return fullest().getValue().size();
    }

    /** The first group that has a number for each signed copy, and these numbers. */
    Map.Entry<GroupId, NumberSet> fullest() {
      return Collections.max(
          numbers.entrySet(), Comparator.comparingLong(group -> group.getValue().size()));
    }

    /**
     * Takes the numbers of a group, unless the message has them all: there may be many, and many
     * copies.
     */
    private void take(GroupId group, AscendingNumbers ofGroup) {
      NumberSet known = numbers.computeIfAbsent(group, unknown -> new NumberSet());
      for (int rank = 1; known.size() < ofGroup.size() && rank <= ofGroup.size(); rank++) {
        known.add(ofGroup.get(rank));
      }
    }

    private void add(Message other) {
      verified += other.verified;
      copies += other.copies;
      late += other.late;
      other.numbers.forEach(
          (group, more) ->
              more.ranges()
                  .forEach(numbers.computeIfAbsent(group, unknown -> new NumberSet())::add));
    }
  }

  private final Map<MessageId, Message> messages = new LinkedHashMap<>();

  /**
   * Whether any message has several numbers in one group: which of its copies count as the signed
   * ones depends on when their blocks come.
   */
  boolean isAmbiguous() {
    return messages.values().stream().anyMatch(message -> message.wanted() > 1);
  }

  /** Whether a message is known here by this number, its lowest. */
  boolean has(MessageId lowest) {
    return messages.containsKey(lowest);
  }

  /** Counts one more copy of a message; one with only one number is its group's. */
  void repeat(MessageHash hash, LinePosition position) {
    Message message = message(hash);
    if (message != null) {
      message.copies++;
    } else {
      hash.lowest().group().copies().repeat(hash.lowest().number(), position);
    }
  }

  /** Notes that a message got its verdict from this part. */
  void verify(MessageHash hash) {
    Message message = message(hash);
    if (message != null) {
      message.verified++;
    }
  }

  /** Notes that a message came late; one with only one number is its group's. */
  void late(MessageHash hash, LinePosition position) {
    Message message = message(hash);
    if (message != null) {
      message.late++;
    } else {
      hash.lowest().group().copies().late(hash.lowest().number(), position);
    }
  }

  /** Null if it has only one number, or if there are too many. */
  private @Nullable Message message(MessageHash hash) {
    MessageId lowest = hash.lowest().id();
    if (hash.onlyGroup() != null || (messages.size() == MOST && !has(lowest))) {
      return null;
    }
    Message message = messages.computeIfAbsent(lowest, unknown -> new Message());
    hash.signed().forEach((group, ofGroup) -> message.take(group.id(), ofGroup));
    return message;
  }

  /** Counts one more copy of the message that {@link #has} this number. */
  void repeat(MessageId lowest) {
    Message message = messages.get(lowest);
    if (message != null) {
      message.copies++;
    }
  }

  /** All messages, by the lowest number of each. */
  void forEach(BiConsumer<MessageId, Message> action) {
    messages.forEach(action);
  }

  /**
   * Counts as repeats the copies by which the parts of an archive together verified more than were
   * signed; returns how many there are.
   *
   * @param verified how many of the given numbers were also verified as those of other messages
   */
  long settle(BiFunction<GroupId, NumberSet, Long> verified) {
    long surplus = 0;
    for (Map.Entry<MessageId, Message> entry : messages.entrySet()) {
      Message message = entry.getValue();
      GroupId group = entry.getKey().group();
      long all = message.verified + verified.apply(group, message.numbers.get(group));
      long more = Math.max(0, all - message.wanted());
      message.copies += more;
      surplus += more;
    }
    return surplus;
  }

  /** These and those of a later part of the archive. */
  EqualCopies with(EqualCopies later) {
    EqualCopies both = new EqualCopies();
    for (EqualCopies part : List.of(this, later)) {
      part.messages.forEach(
          (lowest, message) ->
              both.messages.computeIfAbsent(lowest, unknown -> new Message()).add(message));
    }
    return both;
  }
}
