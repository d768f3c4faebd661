package io.sealpost.event;

import java.util.List;
import java.util.Optional;

/**
 * What of a log event goes into its message: the same for both frameworks.
 *
 * @param mdc which MDC keys become structured data: {@code *} for all, {@code !name} for all but
 *     this; empty: none
 * @param keyValues whether key-value pairs become structured data
 * @param msgId the MSGID of all messages; with a {@code %} a pattern in the framework's own
 *     language; empty: the first marker's name
 * @param maxOctets of a message: what cannot have room is not read
 * @param severities of levels that do not have the usual ones
 * @param fields what of the event itself becomes structured data
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
  /** The same with the usual severities, and without fields of the event. */
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

  /** Characters of a stack trace in structured data: more might be left out as a whole. */
  int traceLimit() {
    return maxOctets / 2;
  }

  /** Whether {@link #msgId} must be asked for each event. */
  public boolean msgIdIsPattern() {
    return msgId.filter(text -> text.contains("%")).isPresent();
  }

  /** The same where the user's own layout makes the text: it sees to stack traces, too. */
  public EventConfig withLayout() {
    return throwables == Throwables.MSG
        ? new EventConfig(
            mdc, keyValues, Throwables.NONE, msgId, enterpriseNumber, maxOctets, severities, fields)
        : this;
  }
}
