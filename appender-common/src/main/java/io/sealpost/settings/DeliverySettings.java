package io.sealpost.settings;

import static io.sealpost.settings.values.Quantity.DURATION;
import static io.sealpost.settings.values.Quantity.DURATION_OR_ZERO;

import io.sealpost.delivery.DeliveryConfig;
import io.sealpost.settings.values.Setting;
import io.sealpost.settings.values.ValueSyntax;
import io.sealpost.settings.values.Values;
import io.sealpost.settings.values.Vocabulary;
import io.sealpost.transport.Compression;
import io.sealpost.transport.Framing;
import io.sealpost.transport.Scheme;
import io.sealpost.transport.Target;
import io.sealpost.transport.TransportConfig;
import io.sealpost.transport.TransportConfig.Timeouts;
import io.sealpost.transport.tls.TlsConfig;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The settings of the appender element for where messages are delivered and how patiently. */
final class DeliverySettings {
  static final Vocabulary NAMES = new Vocabulary();

  private static final Setting<List<Target>> TARGET =
      NAMES.required("target", DeliverySettings::targets, "tls://loghost.example.net:6514");
  private static final Setting<Duration> FAILBACK_AFTER =
      NAMES.setting("failbackAfter", DURATION, "5 min");
  private static final Setting<Framing> FRAMING =
      NAMES.setting(
          "framing",
          ValueSyntax.<Framing>words()
              .with("octet-counting", Framing.OCTET_COUNTING)
              .with("lf", Framing.LF),
          "octet-counting");
  private static final Setting<Compression> COMPRESSION =
      NAMES.setting(
          "compression",
          ValueSyntax.<Compression>words()
              .with("none", Compression.NONE)
              .with("stream", Compression.STREAM),
          "none");
  private static final Setting<Optional<ConfirmEvery>> CONFIRM_EVERY =
      NAMES.optional("confirmEvery", ConfirmEvery.SYNTAX);
  private static final Setting<Integer> WINDOW =
      NAMES.setting("window", ValueSyntax.number(1, 100_000), "1024");
  private static final Setting<Boolean> KEEP_ALIVE =
      NAMES.setting("keepAlive", ValueSyntax.FLAG, "true");
  private static final Setting<Duration> CONNECT_TIMEOUT =
      NAMES.setting("connectTimeout", DURATION, "5 s");
  private static final Setting<Duration> HANDSHAKE_TIMEOUT =
      NAMES.setting("handshakeTimeout", DURATION, "10 s");
  private static final Setting<Duration> ACK_TIMEOUT =
      NAMES.setting("ackTimeout", DURATION, "30 s");
  private static final Setting<Duration> WRITE_TIMEOUT =
      NAMES.setting("writeTimeout", DURATION, "30 s");
  private static final Setting<Duration> RETRY_DELAY =
      NAMES.setting("retryDelay", DURATION, "500 ms");
  private static final Setting<Duration> RETRY_DELAY_MAX =
      NAMES.setting("retryDelayMax", DURATION, "30 s");
  private static final Setting<Duration> SHUTDOWN_TIMEOUT =
      NAMES.setting("shutdownTimeout", DURATION_OR_ZERO, "5 s");

  private static final ConfirmEvery ON_DISK = ConfirmEvery.SYNTAX.parse("64 MB, 5 min");
  private static final ConfirmEvery IN_MEMORY = ConfirmEvery.SYNTAX.parse("64 MB, 30 s");

  private final Values values;

  DeliverySettings(Values values) {
    this.values = values;
  }

  void check() {
    if (values.sound(FRAMING, TARGET)
        && endsByLines()
        && !TransportConfig.mayTakeLines(values.get(TARGET))) {
      values.refuse(FRAMING, "is for tcp and tls only; allowed here is octet-counting");
    }
    if (values.sound(COMPRESSION, TARGET)
        && values.get(COMPRESSION) != Compression.NONE
        && !TransportConfig.mayCompress(values.get(TARGET))) {
      values.refuse(COMPRESSION, "is for tcp and tls only; allowed here is none");
    }
    if (values.sound(RETRY_DELAY, RETRY_DELAY_MAX)
        && values.get(RETRY_DELAY).compareTo(values.get(RETRY_DELAY_MAX)) > 0) {
      values.refuse(RETRY_DELAY, "must not be longer than retryDelayMax");
    }
  }

  /** Whether a line end within a message would split it. */
  boolean endsByLines() {
    return values.get(FRAMING) == Framing.LF;
  }

  /** Whether the transport is not encrypted. */
  boolean inTheClear() {
    return !scheme().encrypted();
  }

  /** The defaults of the transport that the targets ask for. */
  TransportDefaults defaults() {
    return TransportDefaults.of(scheme());
  }

  /** The preferred target's scheme; the others do not differ in what matters here. */
  private Scheme scheme() {
    return values.get(TARGET).get(0).scheme();
  }

  TransportConfig transport(Optional<TlsConfig> tls) {
    Timeouts timeouts =
        new Timeouts(
            values.get(CONNECT_TIMEOUT),
            values.get(HANDSHAKE_TIMEOUT),
            values.get(ACK_TIMEOUT),
            values.get(WRITE_TIMEOUT));
    return new TransportConfig(
        values.get(TARGET),
        values.get(FAILBACK_AFTER),
        values.get(FRAMING),
        values.get(COMPRESSION),
        tls,
        values.get(WINDOW),
        values.get(KEEP_ALIVE),
        timeouts);
  }

  DeliveryConfig delivery(SpoolSettings spool) {
    ConfirmEvery usual = spool.directory().isPresent() ? ON_DISK : IN_MEMORY;
    ConfirmEvery confirmEvery = values.get(CONFIRM_EVERY).map(usual::with).orElse(usual);
    return new DeliveryConfig(
        confirmEvery.octets().orElseThrow(),
        confirmEvery.after().orElseThrow(),
        values.get(RETRY_DELAY),
        values.get(RETRY_DELAY_MAX),
        spool.forceEvery(),
        values.get(SHUTDOWN_TIMEOUT));
  }

  private static List<Target> targets(String text) {
    List<Target> targets =
        Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .map(DeliverySettings::target)
            .toList();
    TransportConfig.requireAlike(targets);
    return targets;
  }

  private static Target target(String text) {
    try {
      return Target.parse(text);
    } catch (IllegalArgumentException e) {
      // The exception's own message begins with the value, which the fault already shows.
      String why = Objects.requireNonNullElse(e.getCause(), e).getMessage();
      throw new IllegalArgumentException(why, e);
    }
  }
}
