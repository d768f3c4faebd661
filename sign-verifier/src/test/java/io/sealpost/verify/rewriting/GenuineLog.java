package io.sealpost.verify.rewriting;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealpost.message.Facility;
import io.sealpost.message.Header;
import io.sealpost.message.Software;
import io.sealpost.sign.SignConfig;
import io.sealpost.sign.SignatureGroup;
import io.sealpost.sign.Signer;
import io.sealpost.sign.key.SignatureScheme;
import io.sealpost.sign.key.SigningKey;
import io.sealpost.sign.session.SignSession;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Lines that Sealpost signed, of one session: a certificate, the notice, messages of all sorts,
 * blocks. As strings with a character for each octet.
 */
final class GenuineLog {
  static final String HOST = "host.example.org";
  private static final int BLOCK_EACH = 15;

  private final List<String> lines = new ArrayList<>();
  private final SignSession session;

  private GenuineLog(SignSession session) {
    this.session = session;
  }

  /** Signed with a key that is kept in this directory. */
  static List<String> in(Path directory) throws IOException {
    return in(directory, UnaryOperator.identity());
  }

  /** With other messages, changed before they are signed. */
  static List<String> in(Path directory, UnaryOperator<String> messages) throws IOException {
    Header header = new Header(Facility.USER, HOST, "shop", "7.signer01");
    SignConfig config =
        new SignConfig(
            SignatureScheme.DSA_SHA_256,
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(1),
            2048);
    Clock clock = Clock.systemUTC();
    SigningKey key = config.loadKey(directory, header, clock);
    List<String> certificates = new ArrayList<>();
    SignSession session =
        SignSession.start(
            1_795_000_000L,
            new Signer(key, header, 32473, Optional.of(Software.sealpost()), clock),
            config,
            (rsid, blocks) -> blocks.forEach(block -> certificates.add(text(block))));
    GenuineLog log = new GenuineLog(session);
    log.lines.addAll(certificates);
    log.add(notice(key.fingerprint()));
    for (int i = 0; i < 60; i++) {
      log.add(messages.apply(message(i)));
      if (i % BLOCK_EACH == BLOCK_EACH - 1) {
        log.sign(message(i));
      }
    }
    return List.copyOf(log.lines);
  }

  private static String notice(String fingerprint) {
    return "<110>1 2026-11-21T00:00:00.000001Z host.example.org shop 7.signer01 SESSION"
        + " [sealpost-session@32473 event=\"start\" rsid=\"1795000000\" previous=\"0\""
        + " previousEnded=\"false\"] session 1795000000 is signed with the key "
        + fingerprint;
  }

  private static String message(int index) {
    String header =
        String.format(
            Locale.ROOT, "<14>1 2026-11-21T00:00:01.%06dZ host.example.org shop 7 ", index);
    return switch (index % 6) {
      case 0 -> header + "- [mdc@32473 user=\"7\"]";
      case 1 -> header + "ORDER [mdc@32473 user=\"7\"] order " + index;
      case 2 -> header + "- - at a at b " + index;
      case 3 -> header + "- - M\u00C3\u00BCnchen " + index;
      case 4 -> header + "- - x\tcolumn " + index;
      default -> header + "- - long " + index + " " + "y".repeat(1500 + index);
    };
  }

  private void add(String line) {
    lines.add(line);
    byte[] octets = line.getBytes(ISO_8859_1);
    session.add(groupOf(line), octets, 0, octets.length);
  }

  private void sign(String like) {
    lines.add(text(session.block(groupOf(like))));
    session.sent(groupOf(like));
  }

  private SignatureGroup groupOf(String line) {
    byte[] octets = line.getBytes(ISO_8859_1);
    try {
      return session.groupOf(octets, 0, octets.length);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(byte[] octets) {
    return new String(octets, UTF_8);
  }
}
