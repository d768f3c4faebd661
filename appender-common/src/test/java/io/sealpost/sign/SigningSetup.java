package io.sealpost.sign;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealpost.message.Facility;
import io.sealpost.message.Header;
import io.sealpost.sign.SignConfig.KeyFiles;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a session is started with, in tests: keys made by OpenSSL, a clock that stands still. */
record SigningSetup(SignConfig config, Header header) {
  static final Clock NOON = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
  static final long RSID = 1_795_262_400L;
  static final Header HEADER =
      new Header(Facility.LOCAL0, "host.example.org", "billing", "4242.k3v9x2aq");

  static SigningSetup of(Hash hash, KeyBlobType blob) {
    return of(SignatureScheme.dsa(hash), blob);
  }

  static SigningSetup of(SignatureScheme scheme, KeyBlobType blob) {
    String name =
        switch (scheme) {
          case DSA_SHA_1 -> "dsa1024";
          case DSA_SHA_256 -> "dsa2048";
          case ECDSA_P256 -> "p256";
          case ED25519 -> "ed25519";
        };
    Optional<Path> cert = Optional.of(keyFile(name + "-cert.pem"));
    KeyFiles files = new KeyFiles(keyFile(name + "-pkcs8.pem"), cert, Optional.empty());
    return new SigningSetup(
        new SignConfig(scheme, Optional.of(files), Optional.of(blob), Duration.ofSeconds(5), 2_048),
        HEADER);
  }

  static Path keyFile(String name) {
    try {
      return Path.of(SigningSetup.class.getResource("keys/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  SigningSetup withMaxBlockOctets(int octets) {
    SignConfig changed =
        new SignConfig(
            config.scheme(), config.key(), config.keyBlob(), config.sigMaxDelay(), octets);
    return new SigningSetup(changed, header);
  }

  SigningSetup withHeader(Header other) {
    return new SigningSetup(config, other);
  }

  SigningKey key() throws IOException {
    return SigningKey.load(config, Path.of("unused"), header, NOON);
  }

  SignSession start() throws IOException {
    return SignSession.start(RSID, key(), config, header, NOON);
  }

  SignSession startAt(long firstNumber, long counter) throws IOException {
    return SignSession.startAt(firstNumber, counter, RSID, key(), config, header, NOON);
  }

  static byte[] message(int number) {
    return ("<134>1 2026-11-21T12:00:00.000000Z host.example.org billing 4242 - - message "
            + number)
        .getBytes(US_ASCII);
  }

  /** Adds that many messages and returns the blocks, the last one perhaps short. */
  static List<byte[]> blocks(SignSession session, int messages) {
    List<byte[]> blocks = new ArrayList<>();
    for (int number = 1; number <= messages; number++) {
      byte[] message = message(number);
      if (session.add(message, 0, message.length)) {
        blocks.add(session.block());
      }
    }
    if (session.pending() > 0) {
      blocks.add(session.block());
    }
    return blocks;
  }

  /** A whole session as a collector stores it: certificate blocks, messages, signature blocks. */
  ArchivedLog archive(int messages) throws IOException {
    SignSession session = start();
    List<byte[]> lines = new ArrayList<>(session.certificateBlocks());
    for (int number = 1; number <= messages; number++) {
      lines.add(message(number));
    }
    lines.addAll(blocks(session, messages));
    return new ArchivedLog(lines);
  }
}
