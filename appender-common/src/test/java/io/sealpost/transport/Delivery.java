package io.sealpost.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.transport.tls.TlsConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One message on a connection of its own. */
public final class Delivery {
  private Delivery() {}

  /** Delivers; returns why that failed, empty if it did not. Nothing is confirmed if it did. */
  public static String of(String target, TlsConfig tls, String text) {
    byte[] message = ("<13>1 - - - - - - " + text).getBytes(StandardCharsets.US_ASCII);
    List<Long> confirmed = new CopyOnWriteArrayList<>();
    try (Connection connection = Site.dial(Site.transport(target, tls), confirmed::add)) {
      connection.send(message, 0, message.length, 1);
      connection.finish();
    } catch (IOException e) {
      assertThat(confirmed).isEmpty();
      return String.valueOf(e.getMessage());
    }
    assertThat(confirmed).containsExactly(1L);
    return "";
  }

  /**
   * Whether TLS can be spoken with such a key at all: TLS 1.3's RSA-PSS needs more than 512 bits.
   */
  static boolean possible(CertificateCase shown, String protocol) {
    return shown != CertificateCase.RSA_512 || protocol.equals("TLSv1.2");
  }
}
