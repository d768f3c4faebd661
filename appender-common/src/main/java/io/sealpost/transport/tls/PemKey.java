package io.sealpost.transport.tls;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * A private key in a PEM file: PKCS#1, PKCS#8 or SEC1, encrypted or not.
 *
 * <p>Bouncy Castle reads it, because the JDK supports neither PKCS#1 nor SEC1 nor encrypted keys in
 * PEM; the result is a JDK key, with which the JDK's TLS works.
 */
record PemKey(Path path, PemObject block) {
  // As the JDK calls them; it does not find EC by its identifier.
  private static final Map<ASN1ObjectIdentifier, String> ALGORITHMS =
      Map.of(
          PKCSObjectIdentifiers.rsaEncryption, "RSA",
          X9ObjectIdentifiers.id_ecPublicKey, "EC",
          EdECObjectIdentifiers.id_Ed25519, "EdDSA",
          EdECObjectIdentifiers.id_Ed448, "EdDSA");

  PrivateKey decode(Optional<String> password) throws TlsMaterialException {
    Object key = parse();
    if (key instanceof PrivateKeyInfo info) {
      return privateKey(info);
    }
    if (key instanceof PEMKeyPair pair) {
      return privateKey(pair.getPrivateKeyInfo());
    }
    if (key instanceof PKCS8EncryptedPrivateKeyInfo || key instanceof PEMEncryptedKeyPair) {
      return privateKey(decrypt(key, password));
    }
    throw new TlsMaterialException(path, "a " + block.getType() + " of a kind that is not known");
  }

  /** Has Bouncy Castle read this block alone: it stops at a block that it does not know. */
  private Object parse() throws TlsMaterialException {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(block);
      writer.flush();
      try (PEMParser parser = new PEMParser(new StringReader(text.toString()))) {
        return parser.readObject();
      }
    } catch (IOException | IllegalArgumentException | ClassCastException e) {
      throw new TlsMaterialException(path, "the key is damaged: " + e.getMessage(), e);
    }
  }

  private PrivateKeyInfo decrypt(Object key, Optional<String> password)
      throws TlsMaterialException {
    char[] secret =
        password
            .orElseThrow(() -> new TlsMaterialException(path, "is encrypted: a password is needed"))
            .toCharArray();
    try {
      if (key instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
        return encrypted.decryptPrivateKeyInfo(
            new JceOpenSSLPKCS8DecryptorProviderBuilder()
                .setProvider(BouncyCastle.PROVIDER)
                .build(secret));
      }
      return ((PEMEncryptedKeyPair) key)
          .decryptKeyPair(
              new JcePEMDecryptorProviderBuilder().setProvider(BouncyCastle.PROVIDER).build(secret))
          .getPrivateKeyInfo();
    } catch (PKCSException
        | OperatorCreationException
        | IOException
        | IllegalArgumentException
        | ClassCastException e) {
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
