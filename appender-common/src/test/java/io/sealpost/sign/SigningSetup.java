package io.sealpost.sign;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealpost.message.Facility;
import io.sealpost.message.Header;
import io.sealpost.message.Software;
import io.sealpost.sign.key.Hash;
import io.sealpost.sign.key.KeyBlobType;
import io.sealpost.sign.key.KeySource.KeyFiles;
import io.sealpost.sign.key.SignatureScheme;
import io.sealpost.sign.key.SigningKey;
import io.sealpost.sign.session.SignSession;
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
import java.util.stream.IntStream;

/** What a session is started with, in tests: keys made by OpenSSL, a clock that stands still. */
public record SigningSetup(SignConfig config, Header header) {
  static final Software SOFTWARE = new Software("Sealpost", "1.0");
  public static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
  static final long RSID = 1_795_262_400L;
  public static final Header HEADER =
      new Header(Facility.LOCAL0, "host.example.org", "billing", "4242.k3v9x2aq");

  public static SigningSetup of(Hash hash, KeyBlobType blob) {
    return of(SignatureScheme.dsa(hash), blob);
  }

  public static SigningSetup of(SignatureScheme scheme, KeyBlobType blob) {
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

  public static Path keyFile(String name) {
    try {
      return Path.of(SigningSetup.class.getResource("keys/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  public SigningSetup withMaxBlockOctets(int octets) {
    SignConfig changed =
        new SignConfig(
            config.scheme(),
            config.key(),
            config.keyBlob(),
            config.grouping(),
            config.redundancy(),
            config.sigMaxDelay(),
            octets);
    return new SigningSetup(changed, header);
  }

  public SigningSetup sealingWithin(Duration delay) {
    SignConfig changed =
        new SignConfig(
            config.scheme(),
            config.key(),
            config.keyBlob(),
            config.grouping(),
            config.redundancy(),
            delay,
            config.maxBlockOctets());
    return new SigningSetup(changed, header);
  }

  public SigningSetup with(Grouping grouping) {
    return new SigningSetup(config.with(grouping), header);
  }

  public SigningSetup with(Redundancy redundancy) {
    return new SigningSetup(config.with(redundancy), header);
  }

  public SigningSetup withHeader(Header other) {
    return new SigningSetup(config, other);
  }

  public SigningKey key() throws IOException {
    return config.loadKey(Path.of("unused"), header, NOON);
  }

  /** A session that numbers messages from this on, and blocks. */
  public SignSession session(
      long rsid, long firstNumber, long counter, SignSession.CertificateSink certificates)
      throws IOException {
    return SignSession.startAt(
        new SignSession.Start(firstNumber, counter),
        rsid,
        new Signer(key(), header, 32473, Optional.of(SOFTWARE), NOON),
        config,
        certificates);
  }

  public RunningSession start() throws IOException {
    return startAt(1, 0);
  }

  public RunningSession startAt(long firstNumber, long counter) throws IOException {
    return new RunningSession(
        firstNumber,
        counter,
        new Signer(key(), header, 32473, Optional.of(SOFTWARE), NOON),
        config);
  }

  public static byte[] message(int number) {
    return ("<134>1 2026-11-21T12:00:00.000000Z host.example.org billing 4242 - - message "
            + number)
        .getBytes(US_ASCII);
  }

  public static List<byte[]> messages(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(SigningSetup::message).toList();
  }

  /** A whole session as a collector stores it: certificate blocks, messages, signature blocks. */
  public ArchivedLog archive(int messages) throws IOException {
    return archive(messages(messages));
  }

  public ArchivedLog archive(List<byte[]> messages) throws IOException {
    RunningSession session = start();
    List<byte[]> blocks = session.blocks(messages);
    List<byte[]> lines = new ArrayList<>(session.certificateBlocks());
    lines.addAll(messages);
    lines.addAll(blocks);
    return new ArchivedLog(lines);
  }
}
