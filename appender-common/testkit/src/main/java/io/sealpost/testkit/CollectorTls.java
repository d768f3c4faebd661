package io.sealpost.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * How a collector proves itself, and what it asks of its clients.
 *
 * @param cert PEM file of the server's certificate and its chain
 * @param key PEM file of its private key, not encrypted
 * @param clientCa PEM file of the CA certificates that clients' certificates must come from
 * @param clientCertRequired whether a client without a certificate is refused; with {@code false}
 *     none is asked for
 * @param protocols such as {@code TLSv1.3}
 */
public record CollectorTls(
    Path cert, Path key, Path clientCa, boolean clientCertRequired, List<String> protocols) {

  /** A server that demands certificates, TLS 1.2 and 1.3. */
  public CollectorTls(Path cert, Path key, Path clientCa) {
    this(cert, key, clientCa, true, List.of("TLSv1.3", "TLSv1.2"));
  }

  /** The same, but no client is asked for a certificate. */
  public CollectorTls withoutClientCert() {
    return new CollectorTls(cert, key, clientCa, false, protocols);
  }

  /** The same with these protocols only, such as {@code TLSv1.2}. */
  public CollectorTls withProtocols(String... only) {
    return new CollectorTls(cert, key, clientCa, clientCertRequired, List.of(only));
  }

  SSLContext context() throws IOException {
    try {
      char[] password = new char[0];
      KeyStore identity = emptyStore();
      identity.setKeyEntry(
          "server", readKey(), password, readCertificates(cert).toArray(Certificate[]::new));
      // The other one, PKIX, would not show a certificate that it takes to be bad.
      KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
      keys.init(identity, password);
      KeyStore trusted = emptyStore();
      for (Certificate ca : readCertificates(clientCa)) {
        trusted.setCertificateEntry("ca" + trusted.size(), ca);
      }
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS of the collector: " + e.getMessage(), e);
    }
  }

  private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private PrivateKey readKey() throws IOException {
    try (Reader reader = Files.newBufferedReader(key, StandardCharsets.US_ASCII);
        PEMParser parser = new PEMParser(reader)) {
      Object found = parser.readObject();
      JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
      if (found instanceof PEMKeyPair pair) {
        return converter.getKeyPair(pair).getPrivate();
      }
      if (found instanceof PrivateKeyInfo info) {
        return converter.getPrivateKey(info);
      }
      throw new IOException("no private key in " + key);
    }
  }

  private static Collection<? extends Certificate> readCertificates(Path file)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in);
    }
  }
}
