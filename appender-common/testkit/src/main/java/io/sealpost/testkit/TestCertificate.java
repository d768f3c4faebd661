package io.sealpost.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/**
 * A certificate of a {@link TestAuthority}.
 *
 * @param cert its PEM file
 * @param key the PEM file of its key, not encrypted
 * @param certificate what is in {@code cert}
 * @param privateKey what is in {@code key}
 */
public record TestCertificate(
    Path cert, Path key, X509Certificate certificate, PrivateKey privateKey) {

  /** What a certificate shall say. */
  public static final class Request {
    private final TestAuthority authority;
    private final String file;
    private final List<GeneralName> names = new ArrayList<>();
    private final List<KeyPurposeId> purposes = new ArrayList<>();
    private String commonName;
    private Optional<KeyPair> keys = Optional.empty();
    private boolean selfSigned;
    private Instant notBefore = Instant.now().minus(Duration.ofDays(1));
    private Instant notAfter = Instant.now().plus(Duration.ofDays(60));

    Request(TestAuthority authority, String file) {
      this.authority = authority;
      this.file = file;
      this.commonName = file;
    }

    /** The subject's common name; without it, that of the file. */
    public Request commonName(String name) {
      commonName = name;
      return this;
    }

    /** A dNSName of the subject alternative name. */
    public Request host(String name) {
      names.add(new GeneralName(GeneralName.dNSName, name));
      return this;
    }

    /** An iPAddress of the subject alternative name. */
    public Request address(String literal) {
      names.add(new GeneralName(GeneralName.iPAddress, literal));
      return this;
    }

    /** Valid from and until these times; without it, from yesterday for two months. */
    public Request valid(Instant from, Instant to) {
      notBefore = from;
      notAfter = to;
      return this;
    }

    /** Valid until a day ago. */
    public Request expired() {
      return valid(
          Instant.now().minus(Duration.ofDays(10)), Instant.now().minus(Duration.ofDays(1)));
    }

    /** Valid from tomorrow on. */
    public Request notYetValid() {
      return valid(Instant.now().plus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(10)));
    }

    /** Not below the CA but by its own key. */
    public Request bySelf() {
      selfSigned = true;
      return this;
    }

    /** Of this key of the subject, instead of a new one on P-256. */
    public Request ofKeys(KeyPair pair) {
      keys = Optional.of(pair);
      return this;
    }

    /** For servers; without any purpose, good for all. */
    public Request forServers() {
      purposes.add(KeyPurposeId.id_kp_serverAuth);
      return this;
    }

    /** For clients; without any purpose, good for all. */
    public Request forClients() {
      purposes.add(KeyPurposeId.id_kp_clientAuth);
      return this;
    }

    /** Makes the certificate and writes its files. */
    public TestCertificate issue() {
      return authority.issue(this);
    }

    String file() {
      return file;
    }

    X500Name subject() {
      return new X500Name("O=Sealpost tests,CN=" + commonName);
    }

    Optional<KeyPair> keys() {
      return keys;
    }

    boolean selfSigned() {
      return selfSigned;
    }

    Instant notBefore() {
      return notBefore;
    }

    Instant notAfter() {
      return notAfter;
    }

    void addExtensions(X509v3CertificateBuilder builder) throws IOException {
      if (!names.isEmpty()) {
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(names.toArray(GeneralName[]::new)));
      }
      if (!purposes.isEmpty()) {
        builder.addExtension(
            Extension.extendedKeyUsage,
            false,
            new ExtendedKeyUsage(purposes.toArray(KeyPurposeId[]::new)));
      }
    }
  }
}
