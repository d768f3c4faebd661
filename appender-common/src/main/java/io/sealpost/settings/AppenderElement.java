package io.sealpost.settings;

import io.sealpost.PipelineConfig;
import io.sealpost.transport.AuthMode;
import io.sealpost.transport.TlsConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code <Sealpost>} with what is nested in it, and the rules that hold between its parts. */
final class AppenderElement {
  private static final Vocabulary NAMES =
      new Vocabulary()
          .including(DeliverySettings.NAMES)
          .including(MessageSettings.NAMES)
          .elements("Tls", "Spool", "SyslogSign");

  private final Faults faults = new Faults();
  private final Section section;
  private final MessageSettings messages;
  private final DeliverySettings delivery;
  private final SpoolElement spool;
  private final TlsElement tls;
  private final SignElement sign;

  AppenderElement(Section section) {
    this.section = section;
    Values values = Values.ofAppender(section, NAMES, faults);
    this.delivery = new DeliverySettings(values);
    this.messages = new MessageSettings(values, delivery.defaults());
    this.spool = new SpoolElement(valuesOf("Spool", SpoolElement.NAMES));
    this.tls = new TlsElement(valuesOf("Tls", TlsElement.NAMES));
    this.sign = new SignElement(valuesOf("SyslogSign", SignElement.NAMES), delivery.defaults());
  }

  AppenderSettings read(String name) throws SettingsException {
    checkTogether();
    faults.throwIfAny();
    try {
      return build(name);
    } catch (IllegalArgumentException e) {
      // A rule of a record's own, over several values.
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
    spool.check(Math.max(messages.maxOctets(), signed() ? sign.maxBlockOctets() : 0));
    if (signed()) {
      messages.requireAppName();
      spool.requireDirectory();
    }
    if (has("Tls") && delivery.inTheClear()) {
      // Else a missing "s" in the target would quietly send everything unencrypted.
      faults.add("Tls", "", "makes no sense with targets that are not encrypted");
    }
  }

  private AppenderSettings build(String name) {
    Optional<TlsConfig> security =
        delivery.inTheClear() ? Optional.empty() : Optional.of(tls.config());
    PipelineConfig pipeline =
        new PipelineConfig(
            name,
            messages.encoder(HostName.ofThisMachine(), spool.directory()),
            spool.journal(),
            spool.overflow(),
            delivery.transport(security),
            signed() ? Optional.of(sign.config()) : Optional.empty(),
            delivery.delivery(spool));
    return new AppenderSettings(pipeline, messages.events(), warnings(security));
  }

  private boolean signed() {
    return has("SyslogSign");
  }

  private static List<String> warnings(Optional<TlsConfig> tls) {
    return tls
        .filter(config -> config.peer().authMode() == AuthMode.ANON)
        .map(config -> "authMode is anon: whoever answers gets the messages")
        .stream()
        .toList();
  }

  private boolean has(String element) {
    return section.children().stream().anyMatch(child -> child.name().equalsIgnoreCase(element));
  }

  /** The values of a nested element; of an empty one if it is not there. */
  private Values valuesOf(String element, Vocabulary names) {
    List<Section> found =
        section.children().stream().filter(s -> s.name().equalsIgnoreCase(element)).toList();
    if (found.size() > 1) {
      faults.add(element, "", "must not be there twice");
    }
    Section only = found.isEmpty() ? new Section(element, Map.of(), List.of()) : found.get(0);
    return Values.ofNested(only, names, faults);
  }
}
