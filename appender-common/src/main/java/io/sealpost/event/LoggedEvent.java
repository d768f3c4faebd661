package io.sealpost.event;

import io.sealpost.message.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;

/**
 * What happened, as its framework tells it: {@link EventMapping} decides what of it is sent. Valid
 * only during the logging call, for the frameworks reuse what is behind it.
 *
 * @param msgId the event's own name for its kind: a marker's, a message type
 * @param fields in the order of {@link EventField}; none where nobody asks for them
 */
public record LoggedEvent(
    Instant time,
    Severity severity,
    Optional<String> msgId,
    Data data,
    String text,
    Optional<Thrown> thrown,
    List<String> fields) {
  /**
   * What came with the text. Read only as far as it is sent.
   *
   * @param mdc the context of the thread that logged
   * @param keyValues pairs given with the event, in their order
   * @param elements structured data that is complete but perhaps for the enterprise number
   */
  public record Data(Pairs mdc, Pairs keyValues, Elements elements) {}

  /** Structured data, maybe without end: whoever reads it throws when it is enough. */
  @FunctionalInterface
  public interface Elements {
    /** None. */
    Elements NONE = reader -> {};

    /** Hands over ids with their parameters. May throw anything. */
    void forEach(BiConsumer<String, Pairs> reader);
  }

  /**
   * What was thrown.
   *
   * @param stackTrace with causes, over several lines, of at most so many characters; asked for
   *     only if it is sent
   */
  public record Thrown(String type, String message, IntFunction<String> stackTrace) {}
}
