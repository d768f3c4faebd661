package io.sealpost.event;

import io.sealpost.event.EventConfig.Throwables;
import io.sealpost.event.LoggedEvent.Elements;
import io.sealpost.event.LoggedEvent.Thrown;
import io.sealpost.message.Draft;
import io.sealpost.message.SdElement;
import io.sealpost.message.SdParam;
import io.sealpost.message.Severity;
import io.sealpost.message.SyslogMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Makes messages from log events, by the same rules for every framework. Immutable.
 *
 * <pre>
 *   [log@PEN …]         logger, thread and level, as configured
 *   [mdc@PEN …]         the thread's context, sorted by key
 *   [kv@PEN …]          pairs given with the event, in their order
 *   [exception@PEN …]   class, message and stackTrace, if that is where a stack trace goes
 * </pre>
 */
public final class EventMapping {
  /** SD-IDs that an application may use without an enterprise number (RFC 5424 §7). */
  private static final Set<String> REGISTERED = Set.of("timeQuality", "origin", "meta");

  private static final int LONGEST_ID = 32;

  private final EventConfig config;
  private final MdcFilter mdc;
  private final String suffix;
  private final String mdcId;
  private final String keyValuesId;
  private final Optional<String> fixedMsgId;
  private final Predicate<String> admitted;

  public EventMapping(EventConfig config) {
    this.config = config;
    this.mdc = MdcFilter.of(config.mdc());
    this.suffix = "@" + config.enterpriseNumber();
    this.admitted = mdc::admits;
    this.mdcId = "mdc" + suffix;
    this.keyValuesId = "kv" + suffix;
    this.fixedMsgId = config.msgIdIsPattern() ? Optional.empty() : config.msgId();
  }

  /** Whether nothing that is configured needs the slow way. */
  public boolean isOrdinary() {
    return !readsFields() && !config.msgIdIsPattern();
  }

  /** Whether what was thrown is sent. */
  public boolean readsThrown() {
    return config.throwables() != Throwables.NONE;
  }

  /** Whether anything of the MDC is sent. */
  public boolean readsMdc() {
    return !mdc.admitsNone();
  }

  /** Whether pairs of the event are sent. */
  public boolean readsKeyValues() {
    return config.keyValues();
  }

  /** The MSGID to send if the event itself has this one, perhaps an empty one. */
  public String msgId(String own) {
    return fixedMsgId.isPresent() ? fixedMsgId.get() : own;
  }

  /** Ends the MDC, whose pairs the draft has taken. */
  public void endMdc(Draft draft) {
    draft.sort();
    draft.element(mdcId, admitted);
  }

  /** Ends the pairs of the event, which the draft has taken. */
  public void endKeyValues(Draft draft) {
    draft.element(keyValuesId, name -> true);
  }

  public SyslogMessage message(LoggedEvent event) {
    String msgId = fixedMsgId.or(event::msgId).filter(id -> !id.isEmpty()).orElse("-");
    return new SyslogMessage(event.time(), event.severity(), msgId, elements(event), text(event));
  }

  private List<SdElement> elements(LoggedEvent event) {
    List<SdElement> elements = new ArrayList<>();
    PairReader reader = new PairReader(config.maxOctets());
    if (readsFields()) {
      addFields(event.fields(), elements);
    }
    if (!mdc.admitsNone()) {
      addIfAny("mdc", context(event.data().mdc(), reader), elements);
    }
    if (config.keyValues()) {
      addIfAny("kv", reader.read(event.data().keyValues(), name -> true), elements);
      ApplicationCode.run(() -> addAll(event.data().elements(), reader, elements));
    }
    if (config.throwables() == Throwables.SD) {
      event.thrown().ifPresent(thrown -> addIfAny("exception", params(thrown), elements));
    }
    return elements;
  }

  private List<SdParam> context(Pairs all, PairReader reader) {
    List<SdParam> params = reader.read(all, mdc::admits);
    params.sort(Comparator.comparing(SdParam::name));
    return params;
  }

  private void addAll(Elements given, PairReader reader, List<SdElement> elements) {
    given.forEach(
        (id, pairs) -> {
          add(id, reader.read(pairs, name -> true), elements);
          reader.take(1 + Math.min(LONGEST_ID, id.length()));
        });
  }

  private void addIfAny(String id, List<SdParam> params, List<SdElement> elements) {
    if (!params.isEmpty()) {
      add(id, params, elements);
    }
  }

  private void add(String id, List<SdParam> params, List<SdElement> elements) {
    // A longer one is cut, so nothing after it would be sent.
    boolean complete = id.length() >= LONGEST_ID || id.contains("@") || REGISTERED.contains(id);
    elements.add(new SdElement(complete ? id : id + suffix, params));
  }

  /**
   * Adds the configured fields of the event itself.
   *
   * @param values in the order of {@link EventField}
   */
  private void addFields(List<String> values, List<SdElement> elements) {
    List<SdParam> params = new ArrayList<>();
    for (EventField field : config.fields()) {
      params.add(new SdParam(field.word(), values.get(field.ordinal())));
    }
    addIfAny("log", params, elements);
  }

  /** The severity of a level; {@code usual} applies if no other is configured. */
  public Severity severity(String level, Severity usual) {
    return config.severities().of(level, usual);
  }

  /** Whether any field of the event itself is configured. */
  public boolean readsFields() {
    return !config.fields().isEmpty();
  }

  private List<SdParam> params(Thrown thrown) {
    return List.of(
        new SdParam("class", thrown.type()),
        new SdParam("message", thrown.message()),
        new SdParam("stackTrace", thrown.stackTrace().apply(config.traceLimit())));
  }

  private String text(LoggedEvent event) {
    // In characters, each of which takes at least one octet.
    int room = config.maxOctets() - event.text().length();
    return config.throwables() == Throwables.MSG && room > 0
        ? event
            .thrown()
            .map(thrown -> event.text() + "\n" + thrown.stackTrace().apply(room))
            .orElse(event.text())
        : event.text();
  }
}
