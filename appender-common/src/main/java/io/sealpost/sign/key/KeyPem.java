package io.sealpost.sign.key;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.bc.BcPEMDecryptorProvider;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** Signing keys and certificates in PEM: PKCS#8 and the traditional form, encrypted or not. */
final class KeyPem {
  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN ([A-Z]+ )*PRIVATE KEY-----");

  private KeyPem() {}

  /**
   * Reads the first private key of a file; anything before it is skipped.
   *
   * @throws IOException naming the file, if there is none, it fits no scheme, or the password is
   *     wrong
   */
  static SigningPair readKey(Path file, Optional<String> password) throws IOException {
    String text = Files.readString(file, ISO_8859_1);
    Matcher begin = PRIVATE_KEY.matcher(text);
    if (!begin.find()) {
      throw new IOException(file + " holds no private key in PEM");
    }
    Object pem = parse(file, text.substring(begin.start()));
    return pair(file, decrypted(file, pem, password.map(String::toCharArray)));
  }

  /**
   * The key pair of a decoded private key.
   *
   * @throws IOException naming the file, if it fits no scheme
   */
  static SigningPair pair(Path file, PrivateKeyInfo info) throws IOException {
    return SigningPair.of(createKey(file, info))
        .orElseThrow(
            () ->
                new IOException(
                    file
                        + ": the private key is not DSA, ECDSA on P-256 or Ed25519, or not sound"));
  }

  private static Object parse(Path file, String text) throws IOException {
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      return Objects.requireNonNullElse(parser.readObject(), text);
    } catch (IOException e) {
      throw new IOException(file + ": the private key is damaged", e);
    }
  }

  private static PrivateKeyInfo decrypted(Path file, Object pem, Optional<char[]> password)
      throws IOException {
    if (pem instanceof PrivateKeyInfo info) {
      return info;
    }
    if (pem instanceof PEMKeyPair pair) {
      return pair.getPrivateKeyInfo();
    }
    char[] secret =
        password.orElseThrow(() -> new IOException(file + " is encrypted: a password is needed"));
    try {
      return decrypt(pem, secret)
          .orElseThrow(() -> new IOException(file + ": a private key of a kind that is not known"));
    } catch (PEMException | OperatorCreationException | PKCSException e) {
      throw new IOException(file + ": wrong password, or the private key is damaged", e);
    }
  }

  private static Optional<PrivateKeyInfo> decrypt(Object pem, char[] secret)
      throws IOException, OperatorCreationException, PKCSException {
    if (pem instanceof PEMEncryptedKeyPair pair) {
      PEMKeyPair plain = pair.decryptKeyPair(new BcPEMDecryptorProvider(secret));
      return Optional.of(plain.getPrivateKeyInfo());
    }
    if (pem instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
      return Optional.of(
          encrypted.decryptPrivateKeyInfo(
              new JceOpenSSLPKCS8DecryptorProviderBuilder()
                  .setProvider(new BouncyCastleProvider())
                  .build(secret)));
    }
    return Optional.empty();
  }

  private static AsymmetricKeyParameter createKey(Path file, PrivateKeyInfo info)
      throws IOException {
    try {
      return PrivateKeyFactory.createKey(info);
    } catch (IOException
        | IllegalArgumentException
        | IllegalStateException
        | ClassCastException e) {
      throw new IOException(file + ": the private key cannot be decoded", e);
    }
  }

  /**
   * Reads the first certificate of a file.
   *
   * @throws IOException naming the file, if there is none
   */
  static X509Certificate readCertificate(Path file) throws IOException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));
    } catch (CertificateException e) {
      throw new IOException(file + " holds no certificate that can be read", e);
    }
  }

  /** The private key in PKCS#8, not encrypted. */
  static byte[] ofKey(SigningPair pair) throws IOException {
    return pem("PRIVATE KEY", privateKeyInfo(pair.privateKey()).getEncoded());
  }

  private static PrivateKeyInfo privateKeyInfo(AsymmetricKeyParameter key) throws IOException {
    if (key instanceof Ed25519PrivateKeyParameters seed) {
      // The factory adds the public key (RFC 5958), which not every OpenSSL version reads.
      return new PrivateKeyInfo(
          new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519),
          new DEROctetString(seed.getEncoded()));
    }
    return PrivateKeyInfoFactory.createPrivateKeyInfo(key);
  }

  static byte[] ofCertificate(byte[] der) throws IOException {
    return pem("CERTIFICATE", der);
  }

  private static byte[] pem(String type, byte[] der) throws IOException {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new PemObject(type, der));
    }
    return text.toString().getBytes(US_ASCII);
  }
}
