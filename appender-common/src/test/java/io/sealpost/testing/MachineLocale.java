package io.sealpost.testing;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The locale of the machine, turned to another one for a test. */
public final class MachineLocale implements AutoCloseable {
  private final Locale before = Locale.getDefault();

  @SuppressForbidden("to put it back")
  private MachineLocale(Locale locale) {
    Locale.setDefault(locale);
  }

  public static MachineLocale turnedTo(Locale locale) {
    return new MachineLocale(locale);
  }

  /** Other digits, another calendar, another lower case of I. */
  public static Stream<Locale> odd() {
    return Stream.concat(
        Stream.of(new Locale("th", "TH", "TH"), new Locale("ar", "EG")),
        List.of("hi-IN-u-nu-deva", "tr-TR", "th-TH-u-ca-buddhist-nu-thai", "fa-IR").stream()
            .map(Locale::forLanguageTag));
  }

  @Override
  public void close() {
    Locale.setDefault(before);
  }
}
