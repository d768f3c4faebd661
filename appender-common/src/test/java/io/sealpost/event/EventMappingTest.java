package io.sealpost.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.event.EventConfig.Throwables;
import io.sealpost.event.LoggedEvent.Data;
import io.sealpost.event.LoggedEvent.Elements;
import io.sealpost.event.LoggedEvent.Thrown;
import io.sealpost.message.SdElement;
import io.sealpost.message.SdParam;
import io.sealpost.message.Severity;
import io.sealpost.message.SyslogMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EventMappingTest {
  private static final List<String> FIELDS = List.of("net.example.Billing", "main", "WARN");
  private static final Map<String, String> MDC =
      Map.of("user", "ann", "password", "x", "city", "T");
  private static final Thrown THROWN =
      new Thrown("E", "why", most -> LimitedText.of("E: why\n\tat f", most));

  @Test
  void everythingGoesToItsPlace() {
    SyslogMessage message =
        new EventMapping(config(List.of("*"), Throwables.MSG))
            .message(event(Optional.of("LOGIN"), Optional.of(THROWN)));
    assertThat(message)
        .isEqualTo(
            new SyslogMessage(
                Instant.EPOCH,
                Severity.WARNING,
                "LOGIN",
                List.of(
                    new SdElement(
                        "mdc@9",
                        List.of(
                            new SdParam("city", "T"),
                            new SdParam("password", "x"),
                            new SdParam("user", "ann"))),
                    new SdElement("kv@9", List.of(new SdParam("k", "v")))),
                "hello\nE: why\n\tat f"));
  }

  @Test
  void mdcKeysAreChosen() {
    assertThat(mdcSent()).isEmpty();
    assertThat(mdcSent("user")).containsExactly("user");
    assertThat(mdcSent("!password")).containsExactly("city", "user");
    assertThat(mdcSent("*", "!user", "!password")).containsExactly("city");
    assertThat(mdcSent("user", "password", "!password")).containsExactly("user");
  }

  @Test
  void nullInTheContextIsText() {
    LoggedEvent event =
        new LoggedEvent(
            Instant.EPOCH,
            Severity.WARNING,
            Optional.empty(),
            new Data(reader -> reader.accept("user", null), Pairs.NONE, Elements.NONE),
            "hello",
            Optional.empty(),
            FIELDS);
    assertThat(
            new EventMapping(config(List.of("*"), Throwables.MSG)).message(event).structuredData())
        .containsExactly(new SdElement("mdc@9", List.of(new SdParam("user", "null"))));
  }

  @Test
  void keyValuesAndElementsCanBeLeftOut() {
    EventConfig config =
        new EventConfig(List.of(), false, Throwables.MSG, Optional.empty(), 9, 100);
    SdElement element = new SdElement("order@9", List.of(new SdParam("k", "v")));
    assertThat(new EventMapping(config).message(withElement(element)).structuredData()).isEmpty();
  }

  @Test
  void elementWithoutNumberGetsOursButForTheRegisteredOnes() {
    assertThat(idSent("order")).isEqualTo("order@9");
    assertThat(idSent("order@7")).isEqualTo("order@7");
    assertThat(idSent("meta")).isEqualTo("meta");
    assertThat(idSent("ssign")).isEqualTo("ssign@9");
  }

  @Test
  void stackTraceCanBeStructuredDataUpToALimit() {
    EventConfig config = new EventConfig(List.of(), true, Throwables.SD, Optional.empty(), 9, 8);
    SyslogMessage message =
        new EventMapping(config).message(event(Optional.empty(), Optional.of(THROWN)));
    assertThat(message.text()).isEqualTo("hello");
    assertThat(message.structuredData())
        .contains(
            new SdElement(
                "exception@9",
                List.of(
                    new SdParam("class", "E"),
                    new SdParam("message", "why"),
                    new SdParam("stackTrace", "E..."))));
  }

  @Test
  void stackTraceThatIsNotSentIsNotAskedFor() {
    Thrown forbidden =
        new Thrown(
            "E",
            "why",
            most -> {
              throw new AssertionError();
            });
    SyslogMessage message =
        new EventMapping(config(List.of(), Throwables.NONE))
            .message(event(Optional.empty(), Optional.of(forbidden)));
    assertThat(message.text()).isEqualTo("hello");
  }

  @Test
  void layoutSeesToStackTracesItselfUnlessTheyAreStructuredData() {
    assertThat(config(List.of(), Throwables.MSG).withLayout().throwables())
        .isEqualTo(Throwables.NONE);
    assertThat(config(List.of(), Throwables.SD).withLayout().throwables()).isEqualTo(Throwables.SD);
  }

  @Test
  void configuredMessageIdComesFirstUnlessItIsAPattern() {
    assertThat(msgIdSent(Optional.of("AUDIT"), Optional.of("LOGIN"))).isEqualTo("AUDIT");
    assertThat(msgIdSent(Optional.of("%X{id}"), Optional.of("LOGIN"))).isEqualTo("LOGIN");
    assertThat(msgIdSent(Optional.empty(), Optional.of(""))).isEqualTo("-");
    assertThat(msgIdSent(Optional.empty(), Optional.empty())).isEqualTo("-");
  }

  private static List<String> mdcSent(String... filter) {
    return new EventMapping(config(List.of(filter), Throwables.MSG))
        .message(event(Optional.empty(), Optional.empty())).structuredData().stream()
            .filter(element -> element.id().equals("mdc@9"))
            .flatMap(element -> element.params().stream())
            .map(SdParam::name)
            .toList();
  }

  private static String idSent(String id) {
    SdElement element = new SdElement(id, List.of(new SdParam("k", "v")));
    return new EventMapping(config(List.of(), Throwables.MSG))
        .message(withElement(element))
        .structuredData()
        .get(0)
        .id();
  }

  private static String msgIdSent(Optional<String> configured, Optional<String> own) {
    EventConfig config = new EventConfig(List.of(), true, Throwables.MSG, configured, 9, 100);
    return new EventMapping(config).message(event(own, Optional.empty())).msgId();
  }

  private static EventConfig config(List<String> mdc, Throwables throwables) {
    return new EventConfig(mdc, true, throwables, Optional.empty(), 9, 100);
  }

  private static LoggedEvent event(Optional<String> msgId, Optional<Thrown> thrown) {
    return new LoggedEvent(
        Instant.EPOCH,
        Severity.WARNING,
        msgId,
        new Data(MDC::forEach, reader -> reader.accept("k", "v"), Elements.NONE),
        "hello",
        thrown,
        FIELDS);
  }

  private static Pairs pairs(SdElement element) {
    return reader -> element.params().forEach(each -> reader.accept(each.name(), each.value()));
  }

  private static LoggedEvent withElement(SdElement element) {
    return new LoggedEvent(
        Instant.EPOCH,
        Severity.WARNING,
        Optional.empty(),
        new Data(Pairs.NONE, Pairs.NONE, reader -> reader.accept(element.id(), pairs(element))),
        "hello",
        Optional.empty(),
        FIELDS);
  }

  @Test
  void fieldsOfTheEventAreSentAsTheyAreAskedFor() {
    EventConfig config =
        new EventConfig(
            List.of(),
            true,
            Throwables.MSG,
            Optional.empty(),
            9,
            100,
            SeverityTable.USUAL,
            List.of(EventField.THREAD, EventField.LOGGER));
    assertThat(
            new EventMapping(config)
                .message(event(Optional.empty(), Optional.empty()))
                .structuredData()
                .get(0))
        .isEqualTo(
            new SdElement(
                "log@9",
                List.of(
                    new SdParam("thread", "main"), new SdParam("logger", "net.example.Billing"))));
  }

  @Test
  void severityIsAsSaidElseThatOfTheNameElseTheUsualOne() {
    SeverityTable table = new SeverityTable(Map.of("FATAL", Severity.ALERT));
    assertThat(table.of("fatal", Severity.CRITICAL)).isEqualTo(Severity.ALERT);
    assertThat(table.of("NOTICE", Severity.WARNING)).isEqualTo(Severity.NOTICE);
    assertThat(table.of("AUDIT", Severity.WARNING)).isEqualTo(Severity.WARNING);
  }
}
