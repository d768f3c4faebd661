package io.sealpost.settings;

import io.sealpost.message.EncoderConfig;
import io.sealpost.pipeline.PipelineConfig;
import io.sealpost.settings.values.Faults;
import io.sealpost.settings.values.Section;
import io.sealpost.settings.values.SettingsException;
import io.sealpost.settings.values.Values;
import io.sealpost.settings.values.Vocabulary;
import io.sealpost.transport.peer.AuthMode;
import io.sealpost.transport.tls.TlsConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code <Sealpost>} with its nested elements, and the rules between its parts. */
final class SettingsReader {
  static final Vocabulary NAMES =
      new Vocabulary()
          .including(DeliverySettings.NAMES)
          .including(MessageSettings.NAMES)
          .including(ScheduleSettings.NAMES)
          .elements("Tls", "Spool", "SyslogSign", "DequeueWindow");

  private final Faults faults = new Faults();
  private final Section section;
  private final MessageSettings messages;
  private final DeliverySettings delivery;
  private final ScheduleSettings schedule;
  private final SpoolSettings spool;
  private final TlsSettings tls;
  private final SignSettings sign;

  SettingsReader(Section section) {
    this.section = section;
    Values values = Values.ofAppender(section, NAMES, faults);
    this.delivery = new DeliverySettings(values);
    this.messages = new MessageSettings(values, delivery.defaults());
    this.schedule = new ScheduleSettings(values, windows());
    this.spool = new SpoolSettings(valuesOf("Spool", SpoolSettings.NAMES));
    this.tls = new TlsSettings(valuesOf("Tls", TlsSettings.NAMES));
    this.sign = new SignSettings(valuesOf("SyslogSign", SignSettings.NAMES), delivery.defaults());
  }

  AppenderSettings read(String name) throws SettingsException {
    checkTogether();
    faults.throwIfAny();
    try {
      return build(name);
    } catch (IllegalArgumentException e) {
      // A rule of the record itself, over several values.
      faults.add(section.name(), "", String.valueOf(e.getMessage()));
      throw faults.asException();
    }
  }

  private void checkTogether() {
    delivery.check();
    messages.check();
    if (delivery.endsByLines()) {
      messages.requireNoLineEnds();
    }
    tls.check();
    sign.check();
    schedule.check();
    spool.check(Math.max(messages.maxOctets(), signed() ? sign.maxBlockOctets() : 0));
    if (signed()) {
      messages.requireAppName();
      spool.requireDirectory("when signing");
    }
    if (schedule.hasWindows()) {
      spool.requireDirectory("with a DequeueWindow: what waits must outlive the process");
    }
    if (has("Tls") && delivery.inTheClear()) {
      // Otherwise a missing "s" in the target would silently send everything unencrypted.
      faults.add("Tls", "", "makes no sense with targets that are not encrypted");
    }
  }

  private AppenderSettings build(String name) {
    Optional<TlsConfig> security =
        delivery.inTheClear() ? Optional.empty() : Optional.of(tls.config());
    EncoderConfig encoder = messages.encoder(HostName.ofThisMachine(), spool.directory());
    PipelineConfig pipeline =
        new PipelineConfig(
            name,
            encoder,
            spool.journal(),
            spool.overflow(),
            delivery.transport(security),
            signed() ? Optional.of(sign.config()) : Optional.empty(),
            delivery.delivery(spool),
            schedule.schedule(encoder.header().hostname(), name),
            schedule.urgent());
    return new AppenderSettings(pipeline, messages.events(), warnings(security));
  }

  private boolean signed() {
    return has("SyslogSign");
  }

  private List<String> warnings(Optional<TlsConfig> security) {
    Stream<String> ofTls =
        security
            .filter(config -> config.peer().authMode() == AuthMode.ANON)
            .map(config -> "authMode is anon: any server that answers gets the messages")
            .stream();
    return Stream.concat(ofTls, spool.warnings().stream()).toList();
  }

  private boolean has(String element) {
    return !all(element).isEmpty();
  }

  private List<Section> all(String element) {
    return section.children().stream().filter(s -> s.name().equalsIgnoreCase(element)).toList();
  }

  /** The windows, numbered if there are several. */
  private List<WindowSettings> windows() {
    List<Section> found = all("DequeueWindow");
    return IntStream.range(0, found.size())
        .mapToObj(i -> found.size() == 1 ? found.get(i) : found.get(i).numbered(i + 1))
        .map(each -> new WindowSettings(Values.ofNested(each, WindowSettings.NAMES, faults)))
        .toList();
  }

  /** The values of a nested element; those of an empty one if it is absent. */
  private Values valuesOf(String element, Vocabulary names) {
    List<Section> found = all(element);
    if (found.size() > 1) {
      faults.add(element, "", "must not occur twice");
    }
    Section only = found.isEmpty() ? new Section(element, Map.of(), List.of()) : found.get(0);
    return Values.ofNested(only, names, faults);
  }
}
