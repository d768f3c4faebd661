package io.sealpost.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealpost.testing.TestAuthority;
import io.sealpost.testing.TestCertificate;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.openssl.PEMEncryptor;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.util.io.pem.PemObjectGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsMaterialTest {
  private static final String PASSWORD = "open sesame";

  @TempDir Path directory;
  private TestAuthority authority;
  private TestCertificate client;

  @BeforeEach
  void makeCertificates() {
    authority = TestAuthority.create(directory, "ca");
    client = authority.certificate("client").issue();
  }

  @Test
  void trustAloneIdentityAloneBothOrNeitherCanBeGiven() throws TlsMaterialException {
    Optional<Path> ca = Optional.of(authority.certificate());
    Optional<TlsConfig.Identity> identity = Optional.of(identity(client.key(), Optional.empty()));
    for (Optional<Path> trusted : List.of(ca, Optional.<Path>empty())) {
      for (Optional<TlsConfig.Identity> ours :
          List.of(identity, Optional.<TlsConfig.Identity>empty())) {
        TlsMaterial material = TlsMaterial.load(config(trusted, ours));
        assertThat(material.trusted().isPresent()).isEqualTo(trusted.isPresent());
        assertThat(material.identity().isPresent()).isEqualTo(ours.isPresent());
        assertThat(TlsMaterial.faults(config(trusted, ours))).isEmpty();
      }
    }
  }

  @Test
  void bundleOfSeveralCasIsReadWithTextAroundThem() throws Exception {
    Path other = TestAuthority.create(directory, "other").certificate();
    Path bundle = directory.resolve("bundle.pem");
    Files.writeString(
        bundle,
        "Subject: one\n"
            + Files.readString(authority.certificate())
            + "\nSubject: two\n"
            + Files.readString(other));
    assertThat(load(Optional.of(bundle)).trusted().orElseThrow()).hasSize(2);
  }

  @Test
  void keyIsReadInEveryForm() throws Exception {
    PrivateKey key = client.privateKey();
    List<Path> files =
        List.of(
            client.key(),
            write("sec1", new JcaMiscPEMGenerator(key)),
            write("sec1-encrypted", new JcaMiscPEMGenerator(key, pemEncryptor())),
            write("pkcs8-encrypted", encryptedPkcs8(key)));
    for (Path file : files) {
      assertThat(load(file, Optional.of(PASSWORD)).identity().orElseThrow().key())
          .as(file.toString())
          .isEqualTo(key);
    }
    assertThat(Files.readString(files.get(1))).contains("BEGIN EC PRIVATE KEY");
    assertThat(Files.readString(files.get(2))).contains("DEK-Info");
    assertThat(Files.readString(files.get(3))).contains("BEGIN ENCRYPTED PRIVATE KEY");
  }

  @Test
  void rsaKeyIsReadInItsOldForm() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    Path file = write("pkcs1", new JcaMiscPEMGenerator(pair.getPrivate()));
    assertThat(Files.readString(file)).contains("BEGIN RSA PRIVATE KEY");
    assertThat(PemFile.read(file).privateKey(Optional.empty())).isEqualTo(pair.getPrivate());
  }

  @Test
  void wrongOrMissingPasswordIsSaid() throws Exception {
    Path traditional =
        write("traditional", new JcaMiscPEMGenerator(client.privateKey(), pemEncryptor()));
    for (Path file : List.of(traditional, write("pkcs8", encryptedPkcs8(client.privateKey())))) {
      assertFault(file, "wrong password, or the key is damaged", Optional.of("wrong"));
      assertFault(file, "is encrypted: a password is needed", Optional.empty());
    }
  }

  @Test
  void keyOfAnotherCertificateIsSaid() {
    Path other = authority.certificate("other").issue().key();
    assertFault(
        other, "the key does not belong to the certificate in " + client.cert(), Optional.empty());
  }

  @Test
  void keyOfAnotherKindIsSaid() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    Path file = write("rsa", new JcaMiscPEMGenerator(pair.getPrivate()));
    assertFault(
        file, "the key does not belong to the certificate in " + client.cert(), Optional.empty());
  }

  @Test
  void missingFileIsSaid() {
    assertFault(directory.resolve("none.key"), "no such file", Optional.empty());
  }

  @Test
  void fileWithoutAKeyIsSaid() {
    assertFault(client.cert(), "no private key in PEM form inside", Optional.empty());
  }

  @Test
  void fileWithoutACertificateIsSaid() {
    assertThatExceptionOfType(TlsMaterialException.class)
        .isThrownBy(() -> load(Optional.of(client.key())))
        .withMessage(client.key() + ": no certificate in PEM form inside");
  }

  @Test
  void damagedFileIsSaid() throws IOException {
    Path damaged = directory.resolve("damaged.pem");
    Files.writeString(damaged, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    assertThatExceptionOfType(TlsMaterialException.class)
        .isThrownBy(() -> load(Optional.of(damaged)))
        .withMessageStartingWith(damaged + ": cannot be read as PEM");
  }

  @Test
  void allFaultsAreToldAtOnce() {
    Path none = directory.resolve("none.pem");
    List<TlsMaterialException> faults =
        TlsMaterial.faults(
            config(Optional.of(none), Optional.of(identity(client.cert(), Optional.empty()))));
    assertThat(faults).extracting(TlsMaterialException::file).containsExactly(none, client.cert());
  }

  private void assertFault(Path key, String reason, Optional<String> password) {
    assertThatExceptionOfType(TlsMaterialException.class)
        .isThrownBy(() -> load(key, password))
        .withMessage(key + ": " + reason);
  }

  private static TlsMaterial load(Optional<Path> ca) throws TlsMaterialException {
    return TlsMaterial.load(config(ca, Optional.empty()));
  }

  private TlsMaterial load(Path key, Optional<String> password) throws TlsMaterialException {
    return TlsMaterial.load(config(Optional.empty(), Optional.of(identity(key, password))));
  }

  private TlsConfig.Identity identity(Path key, Optional<String> password) {
    return new TlsConfig.Identity(client.cert(), key, password);
  }

  private static TlsConfig config(Optional<Path> ca, Optional<TlsConfig.Identity> identity) {
    return new TlsConfig(
        ca, identity, TlsConfig.AuthMode.NAME, List.of(), List.of("TLSv1.3", "TLSv1.2"), List.of());
  }

  private static PEMEncryptor pemEncryptor() {
    return new JcePEMEncryptorBuilder("AES-256-CBC")
        .setProvider(BouncyCastle.PROVIDER)
        .build(PASSWORD.toCharArray());
  }

  private static PemObjectGenerator encryptedPkcs8(PrivateKey key) throws Exception {
    return new JcaPKCS8Generator(
        key,
        new JceOpenSSLPKCS8EncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
            .setProvider(BouncyCastle.PROVIDER)
            .setRandom(new SecureRandom())
            .setPRF(PKCS8Generator.PRF_HMACSHA256)
            .setPassword(PASSWORD.toCharArray())
            .build());
  }

  private Path write(String name, PemObjectGenerator pem) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(pem);
    }
    return Files.writeString(directory.resolve(name + ".key"), text.toString());
  }
}
