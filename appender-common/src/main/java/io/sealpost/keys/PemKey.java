package io.sealpost.keys;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.util.io.pem.PemObject;

/**
 * A private key in a block of PEM: PKCS#1, PKCS#8 or SEC1, encrypted or not. Never shown.
 *
 * <p>Bouncy Castle reads it, because the JDK supports neither PKCS#1 nor SEC1 nor encrypted keys in
 * PEM.
 */
@SuppressWarnings("exports") // who is given this has Bouncy Castle, too
public final class PemKey {
  private final Path file;
  private final Object key;

  private PemKey(Path file, Object key) {
    this.file = file;
    this.key = key;
  }

  /** Whether the block is a private key, of a kind that is known or not. */
  public static boolean isIn(PemObject block) {
    return block.getType().endsWith("PRIVATE KEY");
  }

  /** Has Bouncy Castle read this block alone: it stops at a block that it does not know. */
  public static PemKey of(Path file, PemObject block) throws UnusableFileException {
    try (PEMParser parser =
        new PEMParser(Reader.nullReader()) {
          @Override
          public PemObject readPemObject() {
            return block;
          }
        }) {
      return new PemKey(file, parser.readObject());
    } catch (IOException | IllegalArgumentException | ClassCastException e) {
      throw UnusableFileException.undecodable(file, e);
    }
  }

  /** Whether a password is needed. */
  public boolean isEncrypted() {
    return key instanceof PKCS8EncryptedPrivateKeyInfo || key instanceof PEMEncryptedKeyPair;
  }

  /** Returns the key, decrypted if need be. */
  public PrivateKeyInfo decode(Optional<String> password) throws UnusableFileException {
    if (key instanceof PrivateKeyInfo info) {
      return info;
    }
    if (key instanceof PEMKeyPair pair) {
      return pair.getPrivateKeyInfo();
    }
    char[] secret = password.orElseThrow(() -> UnusableFileException.encrypted(file)).toCharArray();
    try {
      return decrypt(secret);
    } catch (PKCSException
        | OperatorCreationException
        | IOException
        | IllegalArgumentException
        | ClassCastException e) {
      throw UnusableFileException.undecryptable(file, e);
    }
  }

  private PrivateKeyInfo decrypt(char[] secret)
      throws IOException, OperatorCreationException, PKCSException {
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
  }
}
