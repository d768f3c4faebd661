package io.sealpost.settings;

import io.sealpost.PipelineConfig;
import io.sealpost.sign.SignConfig;
import io.sealpost.transport.TlsConfig;
import io.sealpost.transport.TlsConfig.AuthMode;
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

  AppenderElement(Section section) {
    this.section = section;
    Values values = Values.ofAppender(section, NAMES, faults);
    this.messages = new MessageSettings(values);
    this.delivery = new DeliverySettings(values);
  }

  AppenderSettings read(String name) throws SettingsException {
    try {
      AppenderSettings settings = check(name);
      faults.throwIfAny();
      return settings;
    } catch (IllegalArgumentException e) {
      // A rule of a record's own, over several values.
      faults.add(section.name(), "", String.valueOf(e.getMessage()));
      throw faults.asException();
    }
  }

  private AppenderSettings check(String name) {
    SpoolElement spool = new SpoolElement(valuesOf("Spool", SpoolElement.NAMES));
    Optional<TlsConfig> tls = tls();
    Optional<SignConfig> signing = signing(spool);
    int longest = Math.max(messages.maxOctets(), signing.map(SignConfig::maxBlockOctets).orElse(0));
    return new AppenderSettings(
        new PipelineConfig(
            name,
            messages.encoder(HostName.ofThisMachine(), spool.directory()),
            spool.journal(longest),
            spool.overflow(),
            delivery.transport(tls),
            signing,
            delivery.delivery(spool)),
        messages.events(),
        warnings(tls));
  }

  private Optional<TlsConfig> tls() {
    Optional<Section> written = child("Tls");
    if (written.isPresent() && delivery.targetSound() && !delivery.encrypted()) {
      // Else a missing "s" in the target would quietly send everything in the clear.
      faults.add(written.get().name(), "", "makes no sense with a target that is not encrypted");
    }
    TlsConfig config = new TlsElement(valuesOf("Tls", TlsElement.NAMES)).config();
    return delivery.encrypted() ? Optional.of(config) : Optional.empty();
  }

  private Optional<SignConfig> signing(SpoolElement spool) {
    Optional<Section> written = child("SyslogSign");
    if (written.isEmpty()) {
      return Optional.empty();
    }
    messages.requireAppName();
    spool.requireDirectory();
    return Optional.of(new SignElement(valuesOf("SyslogSign", SignElement.NAMES)).config());
  }

  private static List<String> warnings(Optional<TlsConfig> tls) {
    return tls
        .filter(config -> config.authMode() == AuthMode.ANON)
        .map(config -> "authMode is anon: whoever answers gets the messages")
        .stream()
        .toList();
  }

  /** The values of a nested element; of an empty one if it is not there. */
  private Values valuesOf(String element, Vocabulary names) {
    Section nothing = new Section(element, Map.of(), List.of());
    return Values.ofNested(child(element).orElse(nothing), names, faults);
  }

  private Optional<Section> child(String element) {
    List<Section> found =
        section.children().stream().filter(s -> s.name().equalsIgnoreCase(element)).toList();
    if (found.size() > 1) {
      faults.add(found.get(0).name(), "", "must not be there twice");
    }
    return found.stream().findFirst();
  }
}
