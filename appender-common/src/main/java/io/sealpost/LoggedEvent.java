package io.sealpost;

import io.sealpost.message.SdElement;
import io.sealpost.message.SdParam;
import io.sealpost.message.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

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
   * What came with the text.
   *
   * @param mdc the context of the thread that logged
   * @param keyValues pairs given with the event, in their order
   * @param elements structured data that is complete but perhaps for the enterprise number
   */
  public record Data(Map<String, String> mdc, List<SdParam> keyValues, List<SdElement> elements) {}

  /**
   * What was thrown.
   *
   * @param stackTrace with causes, over several lines; asked for only if it is sent
   */
  public record Thrown(String type, String message, Supplier<String> stackTrace) {}
}
