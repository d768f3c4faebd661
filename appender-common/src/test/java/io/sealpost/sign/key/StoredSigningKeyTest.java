package io.sealpost.sign.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.sealpost.sign.SigningSetup;
import io.sealpost.sign.key.KeySource.KeyStoreFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredSigningKeyTest {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = directory.resolve("store");
  }

  @ParameterizedTest
  @CsvSource({
    "PKCS12, dsa2048, DSA_SHA_256",
    "JKS,    dsa2048, DSA_SHA_256",
    "PKCS12, dsa1024, DSA_SHA_1",
    "PKCS12, p256,    ECDSA_P256",
    "JKS,    ed25519, ED25519"
  })
  void keyAndCertificateAreThoseOfTheSamePemFiles(String type, String key, SignatureScheme scheme)
      throws Exception {
    TestKeyStore.writeKey(file, type, "secret", "secret", key, "mine");

    SigningKey stored = load(scheme, store("secret", Optional.empty()));

    SigningKey expected = load(scheme, TestKeyStore.pem(key));
    assertThat(stored.blob()).isEqualTo(expected.blob()).startsWith("C ");
    byte[] octets = {1, 2, 3};
    assertThat(stored.sign(octets, 0, 3)).isEqualTo(expected.sign(octets, 0, 3));
  }

  @Test
  void keyIsChosenByItsAliasInEitherCase() throws Exception {
    TestKeyStore.write(file, "PKCS12", "secret", "one", "two");

    assertThat(load(store("secret", Optional.of("TWO"))).certificate()).isPresent();
    assertThatIOException()
        .isThrownBy(() -> load(store("secret", Optional.of("three"))))
        .withMessageContaining("store: no private key 'three' inside, there is one, two");
  }

  @Test
  void severalKeysWithoutAnAliasAreNamed() throws Exception {
    TestKeyStore.write(file, "PKCS12", "secret", "one", "two");

    assertThatIOException()
        .isThrownBy(() -> load(store("secret", Optional.empty())))
        .withMessageContaining("store: several private keys inside, one, two: set keyAlias");
  }

  @Test
  void storeOfCertificatesOnlyIsRefused() throws Exception {
    TestKeyStore.write(file, "PKCS12", "secret");

    assertThatIOException()
        .isThrownBy(() -> load(store("secret", Optional.empty())))
        .withMessageContaining("store: no private key with a certificate inside");
  }

  @ParameterizedTest
  @CsvSource({"PKCS12", "JKS"})
  void wrongPasswordIsSaid(String type) throws Exception {
    TestKeyStore.write(file, type, "secret", "mine");

    assertThatIOException()
        .isThrownBy(() -> load(store("guess", Optional.empty())))
        .withMessageContaining("store: wrong password");
  }

  @Test
  void keyUnderAnotherPasswordThanItsStoreIsRefused() throws Exception {
    TestKeyStore.writeKey(file, "JKS", "secret", "other", "dsa2048", "mine");

    assertThatIOException()
        .isThrownBy(() -> load(store("secret", Optional.empty())))
        .withMessageContaining("store: the private key has another password than the store");
  }

  @Test
  void keyThatDoesNotFitTheSchemeIsRefused() throws Exception {
    TestKeyStore.write(file, "PKCS12", "secret", "mine");

    assertThatIOException()
        .isThrownBy(() -> load(SignatureScheme.ED25519, store("secret", Optional.empty())))
        .withMessageContaining("store is a DSA key of 2048/256 bits, which does not fit ed25519");
  }

  @Test
  void fileOfSomethingElseAndOneThatIsMissingAreRefused() throws Exception {
    KeySource source = store("secret", Optional.empty());
    assertThatIOException().isThrownBy(() -> load(source)).withMessage(file + ": no such file");

    Files.writeString(file, "-----BEGIN PRIVATE KEY-----");
    assertThatIOException()
        .isThrownBy(() -> load(source))
        .withMessageContaining("store: is no key store");
  }

  @Test
  void passwordIsNotShown() {
    assertThat(store("secret", Optional.empty()).toString()).doesNotContain("secret");
  }

  private KeySource store(String password, Optional<String> alias) {
    return new KeyStoreFile(file, Optional.of(password), alias);
  }

  private SigningKey load(KeySource source) throws IOException {
    return load(SignatureScheme.DSA_SHA_256, source);
  }

  private SigningKey load(SignatureScheme scheme, KeySource source) throws IOException {
    return SigningKey.load(
        Optional.of(source),
        scheme,
        Optional.empty(),
        directory,
        SigningSetup.HEADER,
        SigningSetup.NOON);
  }
}
