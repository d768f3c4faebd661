package io.sealpost.event;

import io.sealpost.message.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;

/**
 * An event as its framework reports it: {@link EventMapping} decides which parts are sent. Valid
 * only during the logging call, since the frameworks reuse the underlying objects.
 *
 * @param msgId the event's own name for its kind: a marker's, a message type
 * @param fields in the order of {@link EventField}; none if not configured
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
   * The data that came with the text. Read only as far as it is sent.
   *
   * @param mdc the context of the thread that logged
   * @param keyValues pairs given with the event, in their order
   * @param elements structured data that is complete, except perhaps for the enterprise number
   */
  public record Data(Pairs mdc, Pairs keyValues, Elements elements) {}

  /** Structured data, possibly endless: the reader throws when it has enough. */
  @FunctionalInterface
  public interface Elements {
    /** None. */
    Elements NONE = reader -> {};

    /** Passes on ids with their parameters. May throw anything. */
    void forEach(BiConsumer<String, Pairs> reader);
  }

  /**
   * What was thrown.
   *
   * @param stackTrace with causes, over several lines, of at most the given number of characters;
   *     called only if it is sent
   */
  public record Thrown(String type, String message, IntFunction<String> stackTrace) {}
}
