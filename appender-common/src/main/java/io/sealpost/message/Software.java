package io.sealpost.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;

/**
 * The software that made a message, for {@code [origin software="..." swVersion="..."]} (RFC 5424
 * §7.2).
 *
 * @param name 1 to 48 characters
 * @param version 1 to 32 characters
 */
public record Software(String name, String version) {
  public Software {
    requireLength("software", name, 48);
    requireLength("swVersion", version, 32);
  }

  /** This library, with the version built. */
  public static Software sealpost() {
    try (InputStream in = Objects.requireNonNull(Software.class.getResourceAsStream("version"))) {
      return new Software("Sealpost", new String(in.readAllBytes(), UTF_8).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds the element after those already in the message. */
  public void addTo(MessageWriter message) {
    message.beginElement("origin").param("software", name).param("swVersion", version).endElement();
  }

  private static void requireLength(String what, String value, int most) {
    if (value.isEmpty() || value.length() > most) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%s \"%s\": allowed are 1 to %d characters", what, value, most));
    }
  }
}
