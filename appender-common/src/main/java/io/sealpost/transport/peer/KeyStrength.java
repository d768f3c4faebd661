package io.sealpost.transport.peer;

import java.math.BigInteger;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the certificate's key is not so weak that the JVM is configured to refuse it: {@code
 * jdk.certpath.disabledAlgorithms}. For certificates without a path: pinned ones, and those that
 * are trusted themselves.
 *
 * <p>The JDK applies that rule only to paths, and provides no access to it. So the key gets a path:
 * a certificate from a temporary CA.
 */
public final class KeyStrength implements PeerCheck {
  private static final X500Principal ISSUER = new X500Principal("CN=issuer");
  private static final X500Principal SUBJECT = new X500Principal("CN=subject");

  @Override
  public void check(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException {
    try {
      KeyPair issuer = KeyPairGenerator.getInstance("EC").generateKeyPair();
      CertPath path =
          CertificateFactory.getInstance("X.509")
              .generateCertPath(List.of(certificate(chain[0].getPublicKey(), issuer)));
      PKIXParameters parameters =
          new PKIXParameters(Set.of(new TrustAnchor(ISSUER, issuer.getPublic(), null)));
      parameters.setRevocationEnabled(false);
      CertPathValidator.getInstance("PKIX").validate(path, parameters);
    } catch (CertPathValidatorException e) {
      throw new CertificateException("certificate refused: " + e.getMessage(), e);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new CertificateException("the key's strength cannot be checked: " + e.getMessage(), e);
    }
  }

  public static X509Certificate certificate(PublicKey key, KeyPair issuer)
      throws CertificateException, OperatorCreationException {
    Instant now = Instant.now();
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    ISSUER,
                    BigInteger.ONE,
                    Date.from(now.minus(Duration.ofDays(1))),
                    Date.from(now.plus(Duration.ofDays(1))),
                    SUBJECT,
                    key)
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate())));
  }
}
