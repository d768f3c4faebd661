package io.sealpost;

import io.sealpost.EventConfig.Throwables;
import io.sealpost.LoggedEvent.Thrown;
import io.sealpost.message.SdElement;
import io.sealpost.message.SdParam;
import io.sealpost.message.Severity;
import io.sealpost.message.SyslogMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes messages of log events, by the same rules whatever the framework. Immutable.
 *
 * <pre>
 *   [log@PEN …]         logger, thread and level, as far as they are asked for
 *   [mdc@PEN …]         the thread's context, sorted by key
 *   [kv@PEN …]          pairs given with the event, as they come
 *   [exception@PEN …]   class, message and stackTrace, if that is where a stack trace goes
 * </pre>
 */
public final class EventMapping {
  /** Those that an application may use without an enterprise number (RFC 5424 §7). */
  private static final Set<String> REGISTERED = Set.of("timeQuality", "origin", "meta");

  private final EventConfig config;
  private final MdcFilter mdc;
  private final String suffix;
  private final Optional<String> fixedMsgId;

  public EventMapping(EventConfig config) {
    this.config = config;
    this.mdc = MdcFilter.of(config.mdc());
    this.suffix = "@" + config.enterpriseNumber();
    this.fixedMsgId = config.msgIdIsPattern() ? Optional.empty() : config.msgId();
  }

  public SyslogMessage message(LoggedEvent event) {
    String msgId = fixedMsgId.or(event::msgId).filter(id -> !id.isEmpty()).orElse("-");
    return new SyslogMessage(event.time(), event.severity(), msgId, elements(event), text(event));
  }

  private List<SdElement> elements(LoggedEvent event) {
    List<SdElement> elements = new ArrayList<>();
    if (readsFields()) {
      addFields(event.fields(), elements);
    }
    addIfAny("mdc", context(event.data().mdc()), elements);
    if (config.keyValues()) {
      addIfAny("kv", event.data().keyValues(), elements);
      for (SdElement element : event.data().elements()) {
        add(element.id(), element.params(), elements);
      }
    }
    if (config.throwables() == Throwables.SD) {
      event.thrown().ifPresent(thrown -> addIfAny("exception", params(thrown), elements));
    }
    return elements;
  }

  private List<SdParam> context(Map<String, String> all) {
    if (all.isEmpty() || mdc.admitsNone()) {
      return List.of();
    }
    // As text, since the frameworks allow null for both.
    Map<String, String> sorted = new TreeMap<>();
    // One that another thread changes meanwhile may break off: what was read by then is sent.
    ApplicationCode.run(
        () -> all.forEach((key, value) -> sorted.put(ValueText.of(key), ValueText.of(value))));
    List<SdParam> params = new ArrayList<>(sorted.size());
    sorted.forEach(
        (key, value) -> {
          if (mdc.admits(key)) {
            params.add(new SdParam(key, value));
          }
        });
    return params;
  }

  private void addIfAny(String id, List<SdParam> params, List<SdElement> elements) {
    if (!params.isEmpty()) {
      add(id, params, elements);
    }
  }

  private void add(String id, List<SdParam> params, List<SdElement> elements) {
    boolean complete = id.contains("@") || REGISTERED.contains(id);
    elements.add(new SdElement(complete ? id : id + suffix, params));
  }

  /**
   * What is wanted of the event itself.
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

  /** The severity of a level, of which this one is usual. */
  public Severity severity(String level, Severity usual) {
    return config.severities().of(level, usual);
  }

  /** Whether any field of the event itself is asked for. */
  public boolean readsFields() {
    return !config.fields().isEmpty();
  }

  /** Whether the context of the thread is asked for at all. */
  public boolean readsContext() {
    return !mdc.admitsNone();
  }

  private List<SdParam> params(Thrown thrown) {
    String trace = thrown.stackTrace().get();
    return List.of(
        new SdParam("class", thrown.type()),
        new SdParam("message", thrown.message()),
        new SdParam(
            "stackTrace", trace.substring(0, Math.min(trace.length(), config.traceLimit()))));
  }

  private String text(LoggedEvent event) {
    return config.throwables() == Throwables.MSG
        ? event
            .thrown()
            .map(thrown -> event.text() + "\n" + thrown.stackTrace().get())
            .orElse(event.text())
        : event.text();
  }
}
