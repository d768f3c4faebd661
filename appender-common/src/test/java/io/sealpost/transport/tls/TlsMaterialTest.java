package io.sealpost.transport.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealpost.keys.BouncyCastle;
import io.sealpost.keys.PemFile;
import io.sealpost.keys.UnusableFileException;
import io.sealpost.testkit.TestAuthority;
import io.sealpost.testkit.TestCertificate;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("any-locale")
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
  void trustAloneIdentityAloneBothOrNeitherCanBeGiven() throws UnusableFileException {
    Optional<TlsConfig.Trust> ca = Optional.of(new TlsConfig.CaFile(authority.certificate()));
    Optional<TlsConfig.Identity> identity = Optional.of(identity(client.key(), Optional.empty()));
    for (Optional<TlsConfig.Trust> trusted : List.of(ca, Optional.<TlsConfig.Trust>empty())) {
      for (Optional<TlsConfig.Identity> ours :
          List.of(identity, Optional.<TlsConfig.Identity>empty())) {
        TlsMaterial material = load(config(trusted, ours));
        assertThat(material.trusted().isPresent()).isEqualTo(trusted.isPresent());
        assertThat(material.identity().isPresent()).isEqualTo(ours.isPresent());
        assertThat(config(trusted, ours).fileFaults()).isEmpty();
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
    assertThat(load(new TlsConfig.CaFile(bundle)).trusted().orElseThrow()).hasSize(2);
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
    assertThat(KeyOwner.of(file, PemFile.read(file).privateKey(Optional.empty())).key())
        .isEqualTo(pair.getPrivate());
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519", "Ed448"})
  void keyOfEveryKindIsReadAndBelongsToItsCertificate(String algorithm) throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    TestCertificate ours = authority.certificate("ours").ofKeys(pair).issue();
    for (Path key : List.of(ours.key(), write("encrypted", encryptedPkcs8(pair.getPrivate())))) {
      TlsMaterial.Credentials read =
          credentials(new TlsConfig.PemIdentity(ours.cert(), key, Optional.of(PASSWORD)));
      assertThat(read.key()).isEqualTo(pair.getPrivate());
      assertThat(read.chain()).containsExactly(ours.certificate());
    }
  }

  @Test
  void bundleInAnyOrderWithOtherBlocksTextAndWindowsLineEndsIsRead() throws Exception {
    String parameters =
        "-----BEGIN DH PARAMETERS-----\nMAYCAQUCAQI=\n-----END DH PARAMETERS-----\n";
    String ca = Files.readString(authority.certificate());
    String cert = Files.readString(client.cert());
    String key = Files.readString(client.key());
    String stranger = Files.readString(authority.certificate("stranger").issue().cert());
    for (List<String> parts :
        List.of(
            List.of(cert, key, ca),
            List.of(ca, cert, key),
            List.of(stranger, parameters, key, ca, cert))) {
      String text = "Subject: M\u00fcller\n" + String.join("\nbetween\n", parts);
      Path bundle = directory.resolve("bundle.pem");
      Files.write(bundle, text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      TlsMaterial.Credentials read =
          credentials(new TlsConfig.PemIdentity(bundle, bundle, Optional.empty()));
      assertThat(read.key()).isEqualTo(client.privateKey());
      assertThat(read.chain())
          .containsExactly(
              client.certificate(), PemFile.read(authority.certificate()).certificates().get(0));
    }
  }

  @Test
  void byteOrderMarkIsSkipped() throws Exception {
    Path marked = directory.resolve("marked.pem");
    Files.writeString(marked, "\ufeff" + Files.readString(authority.certificate()));
    assertThat(load(new TlsConfig.CaFile(marked)).trusted().orElseThrow()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS"})
  void storesAreReadInsteadOfPem(String type) throws Exception {
    Path store = directory.resolve("store");
    write(type, store, client, "a");
    TlsMaterial material =
        load(
            config(
                Optional.of(new TlsConfig.TrustStore(store, Optional.of(PASSWORD))),
                Optional.of(storeIdentity(store, Optional.empty()))));
    assertThat(material.identity().orElseThrow().key()).isEqualTo(client.privateKey());
    assertThat(material.identity().orElseThrow().chain()).contains(client.certificate());
    assertThat(material.trusted().orElseThrow())
        .isEqualTo(PemFile.read(authority.certificate()).certificates());
  }

  @Test
  void faultsOfStoresAreSaid() throws Exception {
    Path store = directory.resolve("store");
    write("PKCS12", store, client, "a", "b");
    assertFault(
        storeIdentity(store, Optional.empty()),
        store + ": several private keys inside, a, b: set keyAlias");
    assertFault(
        storeIdentity(store, Optional.of("c")),
        store + ": no private key 'c' inside, there is a, b");
    assertThat(credentials(storeIdentity(store, Optional.of("B"))).key())
        .isEqualTo(client.privateKey());
    assertFault(
        new TlsConfig.StoreIdentity(
            store, Optional.of("wrong"), Optional.empty(), Optional.empty()),
        store + ": wrong password, or the key store is damaged");
    assertFault(
        storeIdentity(client.cert(), Optional.empty()),
        client.cert() + ": is no key store of PKCS#12 or JKS");
    write("PKCS12", store, client);
    assertFault(
        storeIdentity(store, Optional.empty()),
        store + ": no private key with a certificate inside");
  }

  @Test
  void storeOfKeysAloneIsNoTrustStore() throws Exception {
    Path file = directory.resolve("keys");
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "a", client.privateKey(), PASSWORD.toCharArray(), new Certificate[] {client.certificate()});
    save(store, file);
    assertThatExceptionOfType(UnusableFileException.class)
        .isThrownBy(() -> load(new TlsConfig.TrustStore(file, Optional.of(PASSWORD))))
        .withMessageStartingWith(file + ": no trusted certificate inside");
  }

  @Test
  void revocationListsAreReadInPemAndDer() throws Exception {
    Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
    Path one = authority.revoke("one", tomorrow, client);
    Path two = TestAuthority.create(directory, "other").revoke("two", tomorrow);
    Path both = directory.resolve("both.crl");
    Files.writeString(both, "first\n" + Files.readString(one) + Files.readString(two));
    assertThat(RevocationLists.read(both).lists()).hasSize(2);
    Path der = directory.resolve("der.crl");
    Files.write(der, RevocationLists.read(one).lists().get(0).getEncoded());
    assertThat(RevocationLists.read(der)).isEqualTo(RevocationLists.read(one));
    for (Path none : List.of(client.cert(), Files.writeString(directory.resolve("no.crl"), "x"))) {
      assertThatExceptionOfType(UnusableFileException.class)
          .isThrownBy(() -> RevocationLists.read(none))
          .withMessageStartingWith(none + ": ");
    }
  }

  @Test
  void passwordsAreNotShown() {
    assertThat(
            List.of(
                storeIdentity(client.cert(), Optional.empty()),
                identity(client.key(), Optional.of(PASSWORD)),
                new TlsConfig.TrustStore(client.cert(), Optional.of(PASSWORD))))
        .allSatisfy(each -> assertThat(each.toString()).doesNotContain(PASSWORD));
  }

  @Test
  void wrongOrMissingPasswordIsSaid() throws Exception {
    Path traditional =
        write("traditional", new JcaMiscPEMGenerator(client.privateKey(), pemEncryptor()));
    for (Path file : List.of(traditional, write("pkcs8", encryptedPkcs8(client.privateKey())))) {
      assertFault(file, "wrong password, or the private key is damaged", Optional.of("wrong"));
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
    assertThatExceptionOfType(UnusableFileException.class)
        .isThrownBy(() -> load(new TlsConfig.CaFile(client.key())))
        .withMessage(client.key() + ": no certificate in PEM form inside");
  }

  @Test
  void damagedFileIsSaid() throws IOException {
    Path damaged = directory.resolve("damaged.pem");
    Files.writeString(damaged, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    assertThatExceptionOfType(UnusableFileException.class)
        .isThrownBy(() -> load(new TlsConfig.CaFile(damaged)))
        .withMessageStartingWith(damaged + ": a certificate is damaged");
  }

  @Test
  void allFaultsAreToldAtOnce() {
    Path none = directory.resolve("none.pem");
    List<UnusableFileException> faults =
        config(
                Optional.of(new TlsConfig.CaFile(none)),
                Optional.of(identity(client.cert(), Optional.empty())))
            .fileFaults();
    assertThat(faults).extracting(UnusableFileException::file).containsExactly(none, client.cert());
  }

  private void assertFault(Path key, String reason, Optional<String> password) {
    assertThatExceptionOfType(UnusableFileException.class)
        .isThrownBy(() -> load(key, password))
        .withMessage(key + ": " + reason);
  }

  private static void assertFault(TlsConfig.Identity identity, String message) {
    assertThatExceptionOfType(UnusableFileException.class)
        .isThrownBy(() -> credentials(identity))
        .withMessage(message);
  }

  private static TlsMaterial.Credentials credentials(TlsConfig.Identity identity)
      throws UnusableFileException {
    return load(config(Optional.empty(), Optional.of(identity))).identity().orElseThrow();
  }

  private static TlsConfig.Identity storeIdentity(Path store, Optional<String> alias) {
    return new TlsConfig.StoreIdentity(store, Optional.of(PASSWORD), alias, Optional.empty());
  }

  /** Writes a store with the CA's certificate, and a key and its chain under each alias. */
  private void write(String type, Path file, TestCertificate ours, String... aliases)
      throws Exception {
    KeyStore store = KeyStore.getInstance(type);
    store.load(null, null);
    X509Certificate ca = PemFile.read(authority.certificate()).certificates().get(0);
    store.setCertificateEntry("ca", ca);
    for (String alias : aliases) {
      store.setKeyEntry(
          alias,
          ours.privateKey(),
          PASSWORD.toCharArray(),
          new Certificate[] {ours.certificate(), ca});
    }
    save(store, file);
  }

  private static void save(KeyStore store, Path file) throws Exception {
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
  }

  private static TlsMaterial load(TlsConfig.Trust trust) throws UnusableFileException {
    return load(config(Optional.of(trust), Optional.empty()));
  }

  private TlsMaterial load(Path key, Optional<String> password) throws UnusableFileException {
    return load(config(Optional.empty(), Optional.of(identity(key, password))));
  }

  private static TlsMaterial load(TlsConfig config) throws UnusableFileException {
    return new TlsRenewal(config, warning -> {}).current();
  }

  private TlsConfig.Identity identity(Path key, Optional<String> password) {
    return new TlsConfig.PemIdentity(client.cert(), key, password);
  }

  private static TlsConfig config(
      Optional<TlsConfig.Trust> trust, Optional<TlsConfig.Identity> identity) {
    TlsConfig usual = TlsConfig.defaults();
    return new TlsConfig(
        trust, Optional.empty(), identity, usual.peer(), usual.protocols(), List.of());
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
