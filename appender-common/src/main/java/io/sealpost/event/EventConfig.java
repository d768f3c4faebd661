package io.sealpost.event;

import java.util.List;
import java.util.Optional;

/**
 * Which parts of a log event go into its message: the same for both frameworks.
 *
 * @param mdc which MDC keys become structured data: {@code *} for all, {@code !name} for all but
 *     this one; empty: none
 * @param keyValues whether key-value pairs become structured data
 * @param msgId the MSGID of all messages; with a {@code %} a pattern in the framework's own
 *     language; empty: the first marker's name
 * @param maxOctets limit of a message: what cannot fit is not read
 * @param severities the severities of levels that do not have the usual ones
 * @param fields which parts of the event itself become structured data
 */
public record EventConfig(
    List<String> mdc,
    boolean keyValues,
    Throwables throwables,
    Optional<String> msgId,
    long enterpriseNumber,
    int maxOctets,
    SeverityTable severities,
    List<EventField> fields) {
  /** A configuration with the usual severities and without fields of the event. */
  public EventConfig(
      List<String> mdc,
      boolean keyValues,
      Throwables throwables,
      Optional<String> msgId,
      long enterpriseNumber,
      int maxOctets) {
    this(
        mdc,
        keyValues,
        throwables,
        msgId,
        enterpriseNumber,
        maxOctets,
        SeverityTable.USUAL,
        List.of());
  }

  /** Where a stack trace goes. */
  public enum Throwables {
    MSG,
    SD,
    NONE
  }

  /**
   * Most characters of a stack trace in structured data: a longer one might be left out altogether.
   */
  int traceLimit() {
    return maxOctets / 2;
  }

  /** Whether {@link #msgId} must be evaluated for each event. */
  public boolean msgIdIsPattern() {
    return msgId.filter(text -> text.contains("%")).isPresent();
  }

  /** The configuration where the user's own layout makes the text: it also handles stack traces. */
  public EventConfig withLayout() {
    return throwables == Throwables.MSG
        ? new EventConfig(
            mdc, keyValues, Throwables.NONE, msgId, enterpriseNumber, maxOctets, severities, fields)
        : this;
  }
}
