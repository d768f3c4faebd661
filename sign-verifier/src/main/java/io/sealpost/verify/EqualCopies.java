package io.sealpost.verify;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.SignedNumbers.Signed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Copies beyond those that were signed, and late ones, of messages with several numbers: which
 * number such a copy repeats cannot be told, so each of them may excuse it. Confined to the
 * verification's thread.
 */
final class EqualCopies {
  // Far more than one archive has. Of what is beyond a copy repeats its message's first number.
  private static final int MOST = 100_000;

  /** A message with several numbers, and its copies. */
  static final class Message {
    private final Map<GroupId, NumberSet> numbers = new LinkedHashMap<>();
    private long copies;
    private boolean late;

    /** Its numbers by group. */
    Map<GroupId, NumberSet> numbers() {
      return numbers;
    }

    /** Copies beyond those that were signed. */
    long copies() {
      return copies;
    }

    /** Whether one of those that were signed came late. */
    boolean isLate() {
      return late;
    }

    private void add(Message other) {
      copies += other.copies;
      late |= other.late;
      other.numbers.forEach(
          (group, more) ->
              more.ranges()
                  .forEach(numbers.computeIfAbsent(group, unknown -> new NumberSet())::add));
    }
  }

  private final Map<MessageId, Message> messages = new LinkedHashMap<>();

  /** Whether the message with this number is known here, as that of its lowest number. */
  boolean has(MessageId lowest) {
    return messages.containsKey(lowest);
  }

  /** One more copy of a message that has these numbers, lowest first. */
  void repeat(List<Signed> numbers, Position position) {
    Message message = message(numbers);
    if (message != null) message.copies++;
    else numbers.get(0).group().copies().repeat(numbers.get(0).number(), position);
  }

  /** A message that has these numbers, lowest first, came late. */
  void late(List<Signed> numbers, Position position) {
    Message message = message(numbers);
    if (message != null) message.late = true;
    else numbers.get(0).group().copies().late(numbers.get(0).number(), position);
  }

  /** Null if there are too many. */
  private @Nullable Message message(List<Signed> numbers) {
    MessageId lowest = numbers.get(0).id();
    if (messages.size() == MOST && !has(lowest)) return null;
    Message message = messages.computeIfAbsent(lowest, unknown -> new Message());
    for (Signed signed : numbers) {
      message
          .numbers
          .computeIfAbsent(signed.group().id(), unknown -> new NumberSet())
          .add(signed.number());
    }
    return message;
  }

  /** One more copy of a message that {@link #has} this number. */
  void repeat(MessageId lowest) {
    Message message = messages.get(lowest);
    if (message != null) message.copies++;
  }

  /** All messages, by the lowest number of each. */
  void forEach(BiConsumer<MessageId, Message> action) {
    messages.forEach(action);
  }

  /** These, and those of a later part of the archive. */
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
