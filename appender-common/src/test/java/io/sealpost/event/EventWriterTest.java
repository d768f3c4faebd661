package io.sealpost.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.event.EventConfig.Throwables;
import io.sealpost.event.LoggedEvent.Data;
import io.sealpost.event.LoggedEvent.Elements;
import io.sealpost.message.Controls;
import io.sealpost.message.Draft;
import io.sealpost.message.Encoder;
import io.sealpost.message.EncoderConfig;
import io.sealpost.message.Facility;
import io.sealpost.message.Header;
import io.sealpost.message.OctetBuffer;
import io.sealpost.message.Severity;
import io.sealpost.message.SyslogMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever an event says, both ways of writing it make the same octets. */
final class EventWriterTest {
  private static final int EVENTS = 20_000;
  private static final Object OTHER = List.of("x", "]");

  private static final String[] NASTY = {
    "user",
    "city",
    "request",
    "secret",
    "mdc",
    "",
    " ",
    "a=b",
    "\"",
    "\\",
    "]",
    "\n",
    "\r",
    "\t",
    "\u0000",
    "\u001b[31m",
    "\u007f",
    "\u0085",
    "\ud83d",
    "\ude00",
    "\ud83d\ude00",
    "\u00e4",
    "\u20ac",
    "\ufeff",
    "ssign",
    "  \n",
    "longer than the thirty-two characters of a name",
    "plain text of some length, as most is",
    "x".repeat(100),
    "\u00e4".repeat(60),
  };

  private record Pair(@Nullable Object name, @Nullable Object value) {}

  private record Event(
      Instant time, Severity severity, String msgId, List<Pair> mdc, List<Pair> kv, String text) {}

  /** As the adapters do it. */
  private static final class Writer extends EventWriter<Event> {
    private final EventMapping mapping;
    private int read;

    Writer(EventMapping mapping) {
      this.mapping = mapping;
    }

    @Override
    protected boolean isOrdinary(Event event) {
      return mapping.isOrdinary();
    }

    @Override
    protected CharSequence text(Event event, StringBuilder reused) {
      return event.text.length() % 2 == 0 ? event.text : reused.append(event.text);
    }

    @Override
    protected void writeOrdinary(Event event, Draft draft) {
      draft.begin(
          event.severity,
          event.time.getEpochSecond(),
          event.time.getNano(),
          mapping.msgId(event.msgId));
      event.mdc.forEach(pair -> draft.accept(pair.name, pair.value));
      mapping.endMdc(draft);
      event.kv.forEach(pair -> draft.accept(pair.name, pair.value));
      mapping.endKeyValues(draft);
      if (event.text.endsWith("\u20ac")) {
        throw new IllegalStateException("as if the MDC were changed meanwhile");
      }
    }

    @Override
    protected SyslogMessage message(Event event, String text) {
      read++;
      return mapping.message(
          new LoggedEvent(
              event.time,
              event.severity,
              Optional.of(event.msgId),
              new Data(pairs(event.mdc), pairs(event.kv), Elements.NONE),
              text,
              Optional.empty(),
              List.of()));
    }

    private static Pairs pairs(List<Pair> pairs) {
      return reader -> pairs.forEach(pair -> reader.accept(pair.name, pair.value));
    }
  }

  private final Random random = new Random(16);

  @ParameterizedTest
  @CsvSource({"ESCAPE, false, 480", "KEEP, true, 600", "SPACE, true, 1000", "ESCAPE, true, 8192"})
  void bothWaysMakeTheSame(Controls controls, boolean bom, int maxOctets) {
    Header header = new Header(Facility.LOCAL0, "host", "app", "42");
    Encoder encoder = new Encoder(new EncoderConfig(header, maxOctets, controls, bom, 32_473));
    EventMapping mapping =
        new EventMapping(
            new EventConfig(
                List.of("*", "!secret"),
                true,
                Throwables.MSG,
                Optional.empty(),
                32_473,
                maxOctets));
    Writer writer = new Writer(mapping);
    Draft draft = new Draft(encoder);
    OctetBuffer expected = new OctetBuffer(100);
    for (int i = 0; i < EVENTS; i++) {
      Event event = event(maxOctets);
      writer.write(event, draft);
      Severity severity = draft.severity();
      String written = new String(draft.octets().toByteArray(), UTF_8);
      draft.clear();
      encoder.encode(writer.message(event, event.text), expected);
      assertThat(written).isEqualTo(new String(expected.toByteArray(), UTF_8));
      assertThat(severity).isEqualTo(event.severity);
    }
    // Each event is read for comparison, and some, but not all of them, for the draft.
    assertThat(writer.read).isBetween(EVENTS + EVENTS / 20, 2 * EVENTS - EVENTS / 20);
  }

  private Event event(int maxOctets) {
    StringBuilder text = new StringBuilder();
    int parts = random.nextInt(6);
    for (int i = 0; i < parts; i++) {
      text.append(nasty());
    }
    if (random.nextInt(8) == 0) {
      text.append("y".repeat(random.nextInt(maxOctets))).append(nasty());
    }
    return new Event(
        Instant.ofEpochSecond(random.nextLong(-100_000_000_000L, 300_000_000_000L), 123_456_789),
        List.of(Severity.values()).get(random.nextInt(8)),
        random.nextBoolean() ? "" : nasty(),
        pairs(),
        pairs(),
        text.toString());
  }

  private List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    int count = random.nextInt(30) == 0 ? random.nextInt(200) : random.nextInt(4);
    for (int i = 0; i < count; i++) {
      pairs.add(new Pair(value(), value()));
    }
    return pairs;
  }

  private @Nullable Object value() {
    return switch (random.nextInt(40)) {
      case 0 -> null;
      case 1 -> OTHER;
      default -> nasty();
    };
  }

  private String nasty() {
    return NASTY[random.nextInt(NASTY.length)];
  }
}
