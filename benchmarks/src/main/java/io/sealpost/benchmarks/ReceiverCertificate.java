package io.sealpost.benchmarks;

import io.sealpost.testkit.TestAuthority;
import io.sealpost.testkit.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;

/** The certificate by which a {@link CountingReceiver} proves itself, and what trusts it. */
final class ReceiverCertificate {
  /** The file of certificate and key. */
  static final String IDENTITY = "receiver.p12";

  private static final char[] PASSWORD = CountingReceiver.PASSWORD.toCharArray();

  private ReceiverCertificate() {}

  /** Writes {@value #IDENTITY}, and the authority as {@code ca.pem} and {@code trusted.p12}. */
  static void write(Path directory) throws IOException {
    TestAuthority authority = TestAuthority.create(directory, "ca");
    TestCertificate server =
        authority.certificate("server").host("localhost").address("127.0.0.1").issue();
    try (var ca = Files.newInputStream(authority.certificate())) {
      Certificate root = CertificateFactory.getInstance("X.509").generateCertificate(ca);
      KeyStore identity = empty();
      identity.setKeyEntry(
          "server", server.privateKey(), PASSWORD, new Certificate[] {server.certificate(), root});
      write(identity, directory.resolve(IDENTITY));
      KeyStore trusted = empty();
      trusted.setCertificateEntry("ca", root);
      write(trusted, directory.resolve("trusted.p12"));
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot make key stores: " + e.getMessage(), e);
    }
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static void write(KeyStore store, Path file)
      throws IOException, GeneralSecurityException {
    try (var out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD);
    }
  }
}
