package io.sealpost.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A throw-away CA that writes certificates and keys as PEM files into a directory. Keys are of
 * ECDSA on P-256, for speed, where a request has no others, and not encrypted.
 */
public final class TestAuthority {
  private static final Duration DEFAULT_VALIDITY = Duration.ofDays(60);
  private static final Provider PROVIDER = new BouncyCastleProvider();
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path directory;
  private final X500Name name;
  private final KeyPair keys;
  private final Path certificate;

  private TestAuthority(Path directory, X500Name name, KeyPair keys, Path certificate) {
    this.directory = directory;
    this.name = name;
    this.keys = keys;
    this.certificate = certificate;
  }

  /**
   * Makes a CA, and its certificate in {@code <directory>/<name>.pem}.
   *
   * @param name becomes its common name, and must differ from that of other CAs in the directory
   */
  public static TestAuthority create(Path directory, String name) {
    try {
      Files.createDirectories(directory);
      X500Name subject = new X500Name("O=Sealpost tests,CN=" + name);
      KeyPair keys = newKeys();
      Instant now = Instant.now();
      X509v3CertificateBuilder builder =
          builder(
              subject,
              subject,
              keys.getPublic(),
              now.minus(DEFAULT_VALIDITY),
              now.plus(DEFAULT_VALIDITY));
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      Path file = directory.resolve(name + ".pem");
      Files.writeString(file, pem("CERTIFICATE", sign(builder, keys).getEncoded()));
      return new TestAuthority(directory, subject, keys, file);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the file of the CA's own certificate. */
  public Path certificate() {
    return certificate;
  }

  /** Starts a certificate; its files will be {@code <file>.pem} and {@code <file>.key}. */
  public TestCertificate.Request certificate(String file) {
    return new TestCertificate.Request(this, file);
  }

  /**
   * Signs a list of revoked certificates, in {@code <file>.crl}, PEM.
   *
   * @param until when the next one is due
   */
  public Path revoke(String file, Instant until, TestCertificate... revoked) {
    Instant made = Instant.now().minus(Duration.ofDays(2));
    X509v2CRLBuilder builder = new X509v2CRLBuilder(name, Date.from(made));
    builder.setNextUpdate(Date.from(until));
    for (TestCertificate each : revoked) {
      builder.addCRLEntry(
          each.certificate().getSerialNumber(), Date.from(made), CRLReason.keyCompromise);
    }
    try {
      byte[] list =
          builder
              .build(
                  new JcaContentSignerBuilder(signatureOf(keys))
                      .setProvider(PROVIDER)
                      .build(keys.getPrivate()))
              .getEncoded();
      return Files.writeString(directory.resolve(file + ".crl"), pem("X509 CRL", list));
    } catch (OperatorCreationException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TestCertificate issue(TestCertificate.Request request) {
    try {
      KeyPair subjectKeys = request.keys().isPresent() ? request.keys().get() : newKeys();
      X509v3CertificateBuilder builder =
          builder(
              request.selfSigned() ? request.subject() : name,
              request.subject(),
              subjectKeys.getPublic(),
              request.notBefore(),
              request.notAfter());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      request.addExtensions(builder);
      X509Certificate signed = sign(builder, request.selfSigned() ? subjectKeys : keys);
      return write(request.file(), signed, subjectKeys);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TestCertificate write(String file, X509Certificate issued, KeyPair subjectKeys)
      throws IOException, GeneralSecurityException {
    Path cert = directory.resolve(file + ".pem");
    Path key = directory.resolve(file + ".key");
    Files.writeString(cert, pem("CERTIFICATE", issued.getEncoded()));
    Files.writeString(key, pem("PRIVATE KEY", subjectKeys.getPrivate().getEncoded()));
    return new TestCertificate(cert, key, issued, subjectKeys.getPrivate());
  }

  private static KeyPair newKeys() throws GeneralSecurityException {
    // Bouncy Castle's: the JDK leaves the public key out of the file, without which GnuTLS has no
    // use
    // for it.
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", PROVIDER);
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, PublicKey key, Instant notBefore, Instant notAfter) {
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(64, RANDOM).setBit(63),
        Date.from(notBefore),
        Date.from(notAfter),
        subject,
        key);
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair by)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(
                new JcaContentSignerBuilder(signatureOf(by))
                    .setProvider(PROVIDER)
                    .build(by.getPrivate())));
  }

  private static String signatureOf(KeyPair keys) {
    return switch (keys.getPrivate().getAlgorithm()) {
      case "EC", "ECDSA" -> "SHA256withECDSA";
      case "RSA" -> "SHA256withRSA";
      default -> keys.getPrivate().getAlgorithm();
    };
  }

  static String pem(String type, byte[] der) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n";
  }
}
