package io.sealpost.settings;

import io.sealpost.event.EventConfig;
import io.sealpost.event.EventConfig.Throwables;
import io.sealpost.event.EventField;
import io.sealpost.event.SeverityTable;
import io.sealpost.message.Controls;
import io.sealpost.message.EncoderConfig;
import io.sealpost.message.Facility;
import io.sealpost.message.Header;
import io.sealpost.message.Software;
import io.sealpost.settings.values.Quantity;
import io.sealpost.settings.values.Setting;
import io.sealpost.settings.values.ValueSyntax;
import io.sealpost.settings.values.ValueSyntax.Words;
import io.sealpost.settings.values.Values;
import io.sealpost.settings.values.Vocabulary;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The settings of the appender element for the form of messages. */
final class MessageSettings {
  static final Vocabulary NAMES = new Vocabulary();

  private static final Setting<Facility> FACILITY =
      NAMES.setting("facility", Facility::parse, "USER");
  private static final Setting<String> HOSTNAME =
      NAMES.setting("hostname", ValueSyntax.headerField(255), "auto");
  private static final Setting<String> APP_NAME =
      NAMES.setting("appName", ValueSyntax.headerField(48), "-");
  private static final Setting<Optional<String>> PROC_ID =
      NAMES.optional("procId", ValueSyntax.headerField(128));
  private static final Setting<Optional<String>> MSG_ID = NAMES.pattern("msgId");
  private static final Setting<Integer> ENTERPRISE_NUMBER =
      NAMES.setting("enterpriseNumber", ValueSyntax.number(1, Integer.MAX_VALUE), "32473");
  private static final Setting<List<String>> MDC = NAMES.setting("mdc", MessageSettings::mdc, "*");
  private static final Setting<Boolean> KEY_VALUES =
      NAMES.setting("keyValues", ValueSyntax.FLAG, "true");
  private static final Setting<Throwables> THROWABLE =
      NAMES.setting(
          "throwable",
          ValueSyntax.<Throwables>words()
              .with("msg", Throwables.MSG)
              .with("sd", Throwables.SD)
              .with("none", Throwables.NONE),
          "msg");
  private static final Setting<Controls> CONTROLS =
      NAMES.setting(
          "controls",
          ValueSyntax.<Controls>words()
              .with("escape", Controls.ESCAPE)
              .with("keep", Controls.KEEP)
              .with("space", Controls.SPACE),
          "escape");
  private static final Setting<SeverityTable> SEVERITIES =
      NAMES.setting("severities", LevelSeverities::parse, "");
  private static final Setting<List<EventField>> FIELDS =
      NAMES.setting("fields", MessageSettings::fields, "none");
  // No receiver may refuse messages of up to 480 octets (RFC 5424 §6.1).
  private static final Setting<Optional<Long>> MAX_MESSAGE_SIZE =
      NAMES.optional("maxMessageSize", Quantity.size(480, 16 << 20));
  private static final Setting<Boolean> ORIGIN = NAMES.setting("origin", ValueSyntax.FLAG, "true");
  private static final Setting<Boolean> BOM = NAMES.setting("bom", ValueSyntax.FLAG, "false");

  private final Values values;
  private final TransportDefaults usual;

  MessageSettings(Values values, TransportDefaults usual) {
    this.values = values;
    this.usual = usual;
  }

  void check() {
    if (values.sound(MAX_MESSAGE_SIZE) && maxOctets() > usual.mostOctets()) {
      values.refuse(MAX_MESSAGE_SIZE, usual.allowed());
    }
  }

  int maxOctets() {
    return values.get(MAX_MESSAGE_SIZE).map(Long::intValue).orElse(usual.messageOctets());
  }

  /** Encoder configuration; {@code spool} may hold the remembered name of {@code machine}. */
  EncoderConfig encoder(HostName machine, Optional<Path> spool) {
    String hostname = values.get(HOSTNAME);
    Header header =
        new Header(
            values.get(FACILITY),
            switch (hostname) {
              case "auto" -> machine.automatic();
              case "short" -> machine.unqualified();
              case "fqdn" -> machine.qualified(spool);
              default -> hostname;
            },
            values.get(APP_NAME),
            values.get(PROC_ID).orElse(Long.toString(ProcessHandle.current().pid())));
    return new EncoderConfig(
        header,
        maxOctets(),
        values.get(CONTROLS),
        values.get(BOM),
        values.get(ENTERPRISE_NUMBER),
        values.get(ORIGIN) ? Optional.of(Software.sealpost()) : Optional.empty());
  }

  EventConfig events() {
    return new EventConfig(
        values.get(MDC),
        values.get(KEY_VALUES),
        values.get(THROWABLE),
        values.get(MSG_ID),
        values.get(ENTERPRISE_NUMBER),
        maxOctets(),
        values.get(SEVERITIES),
        values.get(FIELDS));
  }

  /** Checks for a transport in which a line end is the end of a message. */
  void requireNoLineEnds() {
    if (values.sound(CONTROLS) && values.get(CONTROLS) == Controls.KEEP) {
      values.refuse(CONTROLS, "must be escape or space where framing is lf");
    }
  }

  /**
   * A signer is identified by its application's name (RFC 5848 §4.2.1 ff.), so it must have one.
   */
  void requireAppName() {
    if (values.sound(APP_NAME) && values.get(APP_NAME).equals("-")) {
      values.refuse(APP_NAME, "is required when signing");
    }
  }

  private static List<EventField> fields(String text) {
    Words<EventField> words = ValueSyntax.words();
    for (EventField field : EventField.values()) {
      words = words.with(field.word(), field);
    }
    return text.isEmpty() || text.equalsIgnoreCase("none")
        ? List.of()
        : words.list().parse(text).stream().distinct().toList();
  }

  private static List<String> mdc(String text) {
    return text.isEmpty() || text.equalsIgnoreCase("none")
        ? List.of()
        : ValueSyntax.matching(
                "be *, none or a list of keys, !key for all but this", key -> !key.isEmpty())
            .list()
            .parse(text);
  }
}
