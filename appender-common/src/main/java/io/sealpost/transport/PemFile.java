package io.sealpost.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/**
 * A PEM file with what was found in it, in its order.
 *
 * <p>Bouncy Castle reads, because the JDK knows neither PKCS#1 nor SEC1 nor encrypted keys in PEM;
 * what comes out are keys and certificates of the JDK, with which its TLS works.
 */
record PemFile(Path path, List<Object> parts) {
  // As the JDK calls them; it does not find EC by its identifier.
  private static final Map<ASN1ObjectIdentifier, String> ALGORITHMS =
      Map.of(
          PKCSObjectIdentifiers.rsaEncryption, "RSA",
          X9ObjectIdentifiers.id_ecPublicKey, "EC",
          EdECObjectIdentifiers.id_Ed25519, "EdDSA",
          EdECObjectIdentifiers.id_Ed448, "EdDSA");

  static PemFile read(Path path) throws TlsMaterialException {
    List<Object> parts = new ArrayList<>();
    try (Reader text = Files.newBufferedReader(path);
        PEMParser parser = new PEMParser(text)) {
      for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
        parts.add(part);
      }
    } catch (NoSuchFileException e) {
      throw new TlsMaterialException(path, "no such file", e);
    } catch (IOException e) {
      throw new TlsMaterialException(path, "cannot be read as PEM: " + reason(e), e);
    }
    return new PemFile(path, List.copyOf(parts));
  }

  private static String reason(IOException e) {
    return e.getMessage() == null || e.getMessage().isBlank()
        ? e.getClass().getSimpleName()
        : e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  /** Returns all certificates, at least one. */
  List<X509Certificate> certificates() throws TlsMaterialException {
    List<X509Certificate> certificates = new ArrayList<>();
    for (Object part : parts) {
      if (part instanceof X509CertificateHolder holder) {
        certificates.add(certificate(holder));
      }
    }
    if (certificates.isEmpty()) {
      throw new TlsMaterialException(path, "no certificate in PEM form inside");
    }
    return List.copyOf(certificates);
  }

  private X509Certificate certificate(X509CertificateHolder holder) throws TlsMaterialException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(holder.getEncoded()));
    } catch (CertificateException | IOException e) {
      throw new TlsMaterialException(path, "a certificate is damaged: " + e.getMessage(), e);
    }
  }

  /** Returns the first private key, decrypted if need be. */
  PrivateKey privateKey(Optional<String> password) throws TlsMaterialException {
    for (Object part : parts) {
      Optional<PrivateKeyInfo> info = keyInfo(part, password);
      if (info.isPresent()) {
        return privateKey(info.get());
      }
    }
    throw new TlsMaterialException(path, "no private key in PEM form inside");
  }

  private Optional<PrivateKeyInfo> keyInfo(Object part, Optional<String> password)
      throws TlsMaterialException {
    if (part instanceof PrivateKeyInfo info) {
      return Optional.of(info);
    }
    if (part instanceof PEMKeyPair pair) {
      return Optional.of(pair.getPrivateKeyInfo());
    }
    if (part instanceof PKCS8EncryptedPrivateKeyInfo || part instanceof PEMEncryptedKeyPair) {
      return Optional.of(decrypt(part, password));
    }
    return Optional.empty();
  }

  private PrivateKeyInfo decrypt(Object part, Optional<String> password)
      throws TlsMaterialException {
    char[] secret =
        password
            .orElseThrow(() -> new TlsMaterialException(path, "is encrypted: a password is needed"))
            .toCharArray();
    try {
      if (part instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
        return encrypted.decryptPrivateKeyInfo(
            new JceOpenSSLPKCS8DecryptorProviderBuilder()
                .setProvider(BouncyCastle.PROVIDER)
                .build(secret));
      }
      return ((PEMEncryptedKeyPair) part)
          .decryptKeyPair(
              new JcePEMDecryptorProviderBuilder().setProvider(BouncyCastle.PROVIDER).build(secret))
          .getPrivateKeyInfo();
    } catch (PKCSException | OperatorCreationException | IOException e) {
      throw new TlsMaterialException(path, "wrong password, or the key is damaged", e);
    }
  }

  private PrivateKey privateKey(PrivateKeyInfo info) throws TlsMaterialException {
    ASN1ObjectIdentifier identifier = info.getPrivateKeyAlgorithm().getAlgorithm();
    String algorithm = ALGORITHMS.getOrDefault(identifier, identifier.getId());
    try {
      return KeyFactory.getInstance(algorithm)
          .generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
    } catch (GeneralSecurityException | IOException e) {
      throw new TlsMaterialException(
          path, "the key (algorithm " + algorithm + ") cannot be used: " + e.getMessage(), e);
    }
  }
}
