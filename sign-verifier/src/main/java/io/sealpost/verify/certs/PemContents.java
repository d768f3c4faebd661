package io.sealpost.verify.certs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/** The objects between {@code -----BEGIN X-----} and {@code -----END X-----} in a file. */
final class PemContents {
  private static final JcaPEMKeyConverter CONVERTER =
      new JcaPEMKeyConverter().setProvider(BouncyCastle.PROVIDER);

  private final Optional<char[]> password;

  private PemContents(Optional<char[]> password) {
    this.password = password;
  }

  /**
   * Reads all objects; anything between them is skipped.
   *
   * @throws IOException if there is none, one is damaged, or the password is wrong
   */
  static List<Item> items(byte[] file, Optional<String> password) throws IOException {
    PemContents pem = new PemContents(password.map(String::toCharArray));
    List<Item> items = new ArrayList<>();
    try (PemReader reader =
        new PemReader(new InputStreamReader(new ByteArrayInputStream(file), ISO_8859_1))) {
      for (PemObject next = reader.readPemObject(); next != null; next = reader.readPemObject()) {
        if (!next.getType().endsWith(" PARAMETERS")) {
          items.add(pem.item(next));
        } // come with a key
      }
    }
    if (items.isEmpty()) {
      throw new IOException("has no certificate and no key, in PEM or DER");
    }
    return items;
  }

  private Item item(PemObject object) throws IOException {
    try {
      return switch (object.getType()) {
        case "CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE" ->
            new Item.Certificate(DerFile.decodeCertificate(object.getContent()));
        case "X509 CRL" -> new Item.Revoked(DerFile.decodeRevoked(object.getContent()));
        case "PUBLIC KEY" ->
            new Item.BareKey(
                CONVERTER.getPublicKey(SubjectPublicKeyInfo.getInstance(object.getContent())));
        default ->
            object.getType().endsWith("PRIVATE KEY")
                ? key(parsed(object))
                : new Item.Other(object.getType());
      };
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(object.getType() + ": damaged: " + e.getMessage(), e);
    }
  }

  /** One object as parsed by the library, which knows the forms of private keys. */
  private static Object parsed(PemObject object) throws IOException {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(object);
    }
    try (PEMParser parser = new PEMParser(new StringReader(text.toString()))) {
      Object parsed = parser.readObject();
      return parsed == null ? object : parsed;
    }
  }

  private Item.Key key(Object parsed) throws IOException {
    if (parsed instanceof PrivateKeyInfo info) {
      return plain(info);
    }
    if (parsed instanceof PEMKeyPair pair) {
      return plain(pair.getPrivateKeyInfo());
    }
    if (password.isEmpty()) {
      return new Item.Key(true, Optional.empty());
    }
    try {
      return new Item.Key(true, decrypted(parsed, password.get()));
    } catch (PKCSException | OperatorCreationException | IOException e) {
      throw new IOException("wrong password, or the private key is damaged", e);
    }
  }

  private static Item.Key plain(PrivateKeyInfo info) throws IOException {
    try {
      return new Item.Key(false, Optional.of(CONVERTER.getPrivateKey(info)));
    } catch (PEMException e) {
      throw new IOException("the private key is damaged, or of a kind that is not known", e);
    }
  }

  private static Optional<PrivateKey> decrypted(Object parsed, char[] secret)
      throws IOException, PKCSException, OperatorCreationException {
    if (parsed instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
      return Optional.of(
          CONVERTER.getPrivateKey(
              encrypted.decryptPrivateKeyInfo(
                  new JceOpenSSLPKCS8DecryptorProviderBuilder()
                      .setProvider(BouncyCastle.PROVIDER)
                      .build(secret))));
    }
    if (parsed instanceof PEMEncryptedKeyPair pair) {
      return Optional.of(
          CONVERTER.getPrivateKey(
              pair.decryptKeyPair(
                      new JcePEMDecryptorProviderBuilder()
                          .setProvider(BouncyCastle.PROVIDER)
                          .build(secret))
                  .getPrivateKeyInfo()));
    }
    return Optional.empty();
  }
}
