package io.sealpost.verify.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sealpost.message.Facility;
import io.sealpost.message.Header;
import io.sealpost.message.Software;
import io.sealpost.sign.SignConfig;
import io.sealpost.sign.SignatureGroup;
import io.sealpost.sign.Signer;
import io.sealpost.sign.key.KeyBlobType;
import io.sealpost.sign.key.KeySource.KeyFiles;
import io.sealpost.sign.key.SignatureScheme;
import io.sealpost.sign.key.SigningKey;
import io.sealpost.sign.session.SignSession;
import io.sealpost.testing.OpenPgpKeyring;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What Sealpost signs, Sealpost verifies: each hash with each key blob, under the fingerprint that
 * the signer shows.
 */
class OwnSignerTest {
  private static final int MESSAGES = 250;

  @TempDir Path spool;

  private SigningKey key(SignConfig config) throws IOException {
    return config.loadKey(spool, header(), Clock.systemUTC());
  }

  private static SignConfig config(SignatureScheme scheme, KeyBlobType blob) {
    return new SignConfig(scheme, Optional.empty(), Optional.of(blob), Duration.ofSeconds(1), 2048);
  }

  private static Header header() {
    return new Header(Facility.USER, "host.example.org", "shop", "7.signer01");
  }

  private Path sign(SignConfig config, SigningKey key) throws IOException {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    SignSession session =
        SignSession.start(
            1_795_000_000L,
            new Signer(key, header(), 32473, Optional.of(Software.sealpost()), Clock.systemUTC()),
            config,
            (rsid, blocks) -> blocks.forEach(block -> writeLine(log, block)));
    for (int i = 0; i < MESSAGES; i++) {
      byte[] message =
          String.format(
                  Locale.ROOT,
                  "<13>1 2026-11-21T00:00:00Z host.example.org shop 7 - - message %d",
                  i)
              .getBytes(UTF_8);
      writeLine(log, message);
      SignatureGroup group = session.groupOf(message, 0, message.length);
      session.add(group, message, 0, message.length);
      if (group.isFull() || i == MESSAGES - 1) {
        writeLine(log, session.block(group));
        session.sent(group);
      }
    }
    return Files.write(spool.resolve("archive.log"), log.toByteArray());
  }

  private static void writeLine(ByteArrayOutputStream log, byte[] octets) {
    log.writeBytes(octets);
    log.write('\n');
  }

  @ParameterizedTest
  @MethodSource("schemesAndBlobs")
  void archiveIsCleanUnderTheSignersCertificate(SignatureScheme scheme, KeyBlobType blob)
      throws IOException {
    SignConfig config = config(scheme, blob);
    Path log = sign(config, key(config));

    CommandRun run =
        CommandRun.of("--format=ndjson", "--trust-cert", spool.resolve("sign-cert.pem"), log);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.objects("summary").get(0)).containsEntry("verified", (long) MESSAGES);
  }

  @ParameterizedTest
  @MethodSource("schemesAndBlobs")
  void archiveIsCleanUnderTheSignersBareKey(SignatureScheme scheme, KeyBlobType blob)
      throws IOException {
    SignConfig config = config(scheme, blob);
    SigningKey key = key(config);
    String base64 = Base64.getMimeEncoder().encodeToString(key.publicKey().getEncoded());
    Path pem =
        Files.writeString(
            spool.resolve("public.pem"),
            "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n");

    CommandRun run = CommandRun.of("--trust-key", pem, sign(config, key));

    assertThat(run.status()).as(run.err()).isZero();
  }

  private static Stream<Arguments> schemesAndBlobs() {
    return Stream.of(SignatureScheme.values())
        .flatMap(
            scheme ->
                Stream.of(KeyBlobType.C, KeyBlobType.K, KeyBlobType.N)
                    .map(blob -> arguments(scheme, blob)));
  }

  @Test
  void archiveIsCleanUnderTheFingerprintThatTheSignerShows() throws IOException {
    SignConfig config = config(SignatureScheme.DSA_SHA_256, KeyBlobType.C);
    SigningKey key = key(config);

    CommandRun run = CommandRun.of("--trust-cert", key.fingerprint(), sign(config, key));

    assertThat(run.status()).as(run.err()).isZero();
  }

  @Test
  void archiveIsCleanUnderTheOpenPgpKeyAndItsFingerprintAndUnderNoOther() throws Exception {
    OpenPgpKeyring keyring = OpenPgpKeyring.withDsaSubkey();
    Path secret = keyring.writeSecret(spool.resolve("secret.asc"));
    Path known = keyring.writePublic(spool.resolve("public.asc"));
    Path other = OpenPgpKeyring.ofDsa().writePublic(spool.resolve("other.asc"));
    SignConfig config =
        new SignConfig(
            SignatureScheme.DSA_SHA_256,
            Optional.of(new KeyFiles(secret, Optional.empty(), Optional.of("secret"))),
            Optional.of(KeyBlobType.P),
            Duration.ofSeconds(1),
            2048);
    SigningKey key = key(config);
    Path log = sign(config, key);

    assertThat(CommandRun.of("--trust-key", known, log).status()).isZero();
    assertThat(CommandRun.of("--trust-key", other, log).status()).isEqualTo(1);
    Path rsa = OpenPgpKeyring.ofRsa().writePublic(spool.resolve("rsa.asc"));
    assertThat(CommandRun.of("--trust-key", rsa, log).err())
        .contains(rsa + ": holds no OpenPGP key of DSA");
    assertThat(CommandRun.of("--trust-cert", key.fingerprint(), log).status()).isZero();
    assertThat(CommandRun.of("-v", "--trust-cert", "sha-1:" + "00".repeat(20), log).err())
        .contains(key.fingerprint());
  }

  @Test
  void keyThatIsNotSentIsNotGuessed() throws IOException {
    SignConfig config = config(SignatureScheme.DSA_SHA_256, KeyBlobType.N);
    Path log = sign(config, key(config));

    assertThat(CommandRun.of("--self-carried-keys", log).status()).isEqualTo(1);
  }
}
