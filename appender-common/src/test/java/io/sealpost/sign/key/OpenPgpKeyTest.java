package io.sealpost.sign.key;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.sealpost.sign.PayloadBlock;
import io.sealpost.sign.SignConfig;
import io.sealpost.sign.SigningSetup;
import io.sealpost.sign.encoding.Base64Text;
import io.sealpost.sign.encoding.Der;
import io.sealpost.sign.encoding.OpenPgpPacket;
import io.sealpost.sign.key.KeySource.KeyFiles;
import io.sealpost.testing.OpenPgpKeyring;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenPgpKeyTest {
  private static final Optional<String> PASSPHRASE = Optional.of("secret");

  @TempDir Path directory;
  private OpenPgpKeyring primary;
  private Path file;

  @BeforeEach
  void makeKey() throws IOException {
    primary = OpenPgpKeyring.ofDsa();
    file = primary.writeSecret(directory.resolve("key.asc"));
  }

  @Test
  void primaryKeySignsAndIsSentWithItsIdAndUnderItsOwnFingerprint() throws Exception {
    requireSent(primary, load(KeyBlobType.P, PASSPHRASE));
  }

  @Test
  void subkeySignsIfThePrimaryKeyCannot() throws Exception {
    OpenPgpKeyring keyring = OpenPgpKeyring.withDsaSubkey();
    keyring.writeSecret(file);

    requireSent(keyring, load(KeyBlobType.P, PASSPHRASE));
  }

  private static void requireSent(OpenPgpKeyring keyring, SigningKey key) {
    PayloadBlock sent = payload(key.blob());
    assertThat(sent.type()).isEqualTo('P');
    assertThat(sent.key()).contains(key.publicKey());
    assertThat(sent.certificate()).isEmpty();
    assertThat(ByteBuffer.wrap(octets(key.blob())).getLong())
        .isEqualTo(keyring.lastKey().getKeyID());
    assertThat(key.fingerprint().replace(":", "").toLowerCase(Locale.ROOT))
        .isEqualTo("sha-1" + HexFormat.of().formatHex(keyring.lastKey().getFingerprint()));
  }

  @Test
  void openPgpKeyMayBeSentBareToo() throws Exception {
    assertThat(load(KeyBlobType.K, PASSPHRASE).blob()).startsWith("K ");
  }

  @Test
  void passphraseMustBeThereAndRight() {
    assertThatIOException()
        .isThrownBy(() -> load(KeyBlobType.P, Optional.empty()))
        .withMessageContaining("key.asc: is encrypted: a password is needed");
    assertThatIOException()
        .isThrownBy(() -> load(KeyBlobType.P, Optional.of("guess")))
        .withMessageContaining("key.asc: wrong password");
  }

  @Test
  void keyWithoutDsaAndPublicKeyAloneAreRefused() throws Exception {
    OpenPgpKeyring.ofRsa().writeSecret(file);
    assertThatIOException()
        .isThrownBy(() -> load(KeyBlobType.P, PASSPHRASE))
        .withMessageContaining("key.asc: no OpenPGP secret key of DSA inside");

    primary.writePublic(file);
    assertThatIOException()
        .isThrownBy(() -> load(KeyBlobType.P, PASSPHRASE))
        .withMessageContaining("key.asc: no OpenPGP secret key inside");
  }

  @Test
  void keyOfAnotherFormIsNotSentAsOpenPgp() {
    KeyFiles pem =
        new KeyFiles(SigningSetup.keyFile("dsa2048-pkcs8.pem"), Optional.empty(), Optional.empty());

    assertThatIOException()
        .isThrownBy(() -> load(KeyBlobType.P, pem))
        .withMessageContaining("keyBlob P is an OpenPGP key, and ");
  }

  @Test
  void damagedSecretKeyIsRefusedByName() throws Exception {
    String text = Files.readString(file);
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = text.getBytes(US_ASCII);
      damaged[100 + random.nextInt(300)] = (byte) (33 + random.nextInt(94));
      Files.write(file, i % 2 == 0 ? damaged : Arrays.copyOf(damaged, 100 + random.nextInt(900)));
      try {
        load(KeyBlobType.P, PASSPHRASE);
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("key.asc");
      }
    }
  }

  @Test
  void damagedPublicKeyIsRefusedByNameAtMost() throws Exception {
    primary.writePublic(file);
    byte[] text = Files.readAllBytes(file);
    assertThat(OpenPgpKey.allIn(file, text)).hasSize(1);
    Random random = new Random(1);
    for (int at = 0; at < text.length; at++) {
      byte[] damaged = text.clone();
      damaged[at] = (byte) random.nextInt(256);
      for (byte[] octets : List.of(damaged, Arrays.copyOf(text, at))) {
        try {
          OpenPgpKey.allIn(file, octets);
        } catch (IOException e) {
          assertThat(e).hasMessage(file + ": the OpenPGP key is damaged");
        }
      }
    }
  }

  @Test
  void keysOfSeveralBlocksAreFoundWithTextAroundThem() throws Exception {
    OpenPgpKeyring other = OpenPgpKeyring.withDsaSubkey();
    String both =
        Files.readString(primary.writePublic(file))
            + "between\n"
            + Files.readString(other.writePublic(directory.resolve("other.asc")));

    assertThat(OpenPgpKey.isArmour(both.getBytes(US_ASCII))).isTrue();
    assertThat(OpenPgpKey.allIn(file, both.getBytes(US_ASCII))).hasSize(2);
  }

  @Test
  void keyOfAnotherIdIsNotTaken() throws Exception {
    byte[] blob = octets(load(KeyBlobType.P, PASSPHRASE).blob());
    assertThat(OpenPgpKey.ofBlob(blob)).isPresent();

    blob[3] ^= 1;
    assertThat(OpenPgpKey.ofBlob(blob)).isEmpty();
    assertThat(payload("P " + Base64Text.encode(blob)).key()).isEmpty();
    assertThat(payload("P " + Base64Text.encode(blob)).fingerprinted()).isEmpty();
  }

  @Test
  void everyCutAndEveryChangeOfTheFirstPacketIsAKeyOrNone() throws Exception {
    byte[] blob = octets(load(KeyBlobType.P, PASSPHRASE).blob());
    for (int at = 0; at < blob.length; at++) {
      byte[] cut = Arrays.copyOf(blob, at);
      assertThatCode(() -> OpenPgpKey.ofBlob(cut)).doesNotThrowAnyException();
      for (int value : new int[] {0, 0x7F, 0xFF, blob[at] ^ 1}) {
        byte[] changed = blob.clone();
        changed[at] = (byte) value;
        assertThatCode(() -> OpenPgpKey.ofBlob(changed)).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void packetsOfTheNewFormatAreReadAsWell() throws Exception {
    byte[] old = primary.publicOctets();
    byte[] body = Der.octets(OpenPgpPacket.read(ByteBuffer.wrap(old)).body());
    byte[] twoOctets =
        ByteBuffer.allocate(3 + body.length)
            .put((byte) (0xC0 | 6))
            .put((byte) (192 + ((body.length - 192) >> 8)))
            .put((byte) (body.length - 192))
            .put(body)
            .array();
    byte[] fiveOctets =
        ByteBuffer.allocate(6 + body.length)
            .put((byte) (0xC0 | 6))
            .put((byte) 255)
            .putInt(body.length)
            .put(body)
            .array();

    assertThat(OpenPgpKey.allIn(old)).hasSize(1);
    assertThat(OpenPgpKey.allIn(twoOctets)).hasSize(1);
    assertThat(OpenPgpKey.allIn(fiveOctets)).hasSize(1);
    fiveOctets[1] = (byte) 0xE5; // a part of a packet
    assertThat(OpenPgpKey.allIn(fiveOctets)).isEmpty();
  }

  private static byte[] octets(String blob) {
    return Base64.getDecoder().decode(blob.substring(2));
  }

  private static PayloadBlock payload(String blob) {
    return PayloadBlock.parse(("- " + blob).getBytes(US_ASCII)).orElseThrow();
  }

  private SigningKey load(KeyBlobType blob, Optional<String> passphrase) throws IOException {
    return load(blob, new KeyFiles(file, Optional.empty(), passphrase));
  }

  private SigningKey load(KeyBlobType blob, KeyFiles files) throws IOException {
    SignConfig config =
        new SignConfig(
            SignatureScheme.DSA_SHA_256,
            Optional.of(files),
            Optional.of(blob),
            Duration.ofSeconds(5),
            2_048);
    return config.loadKey(directory, SigningSetup.HEADER, SigningSetup.NOON);
  }
}
