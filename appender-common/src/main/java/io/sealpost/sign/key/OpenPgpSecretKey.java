package io.sealpost.sign.key;

import io.sealpost.keys.UnusableFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.PBESecretKeyDecryptor;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyConverter;

/**
 * The DSA key in an armoured OpenPGP secret key (RFC 4880 §11.2): the first one that includes its
 * private part, primary key or subkey.
 */
final class OpenPgpSecretKey {
  private OpenPgpSecretKey() {}

  /**
   * Reads the key, with the public parts of the file as a key blob of type P.
   *
   * @throws IOException naming the file, if there is no such key, or the passphrase is wrong
   */
  static KeyMaterial read(Path file, byte[] armoured, Optional<String> passphrase)
      throws IOException {
    PGPSecretKeyRing ring = ring(file, armoured);
    PGPSecretKey secret = signingKey(file, ring);
    SigningPair pair =
        SigningPair.of(privateKey(file, secret, passphrase))
            .orElseThrow(() -> new UnusableFileException(file, "the private key is not sound"));
    byte[] blob = blob(secret.getKeyID(), ring.toCertificate().getEncoded());
    if (OpenPgpKey.ofBlob(blob).isEmpty()) {
      throw new UnusableFileException(file, "the OpenPGP key is not of version 4");
    }
    return new KeyMaterial(file, pair, Optional.empty(), Optional.of(blob));
  }

  private static PGPSecretKeyRing ring(Path file, byte[] armoured) throws IOException {
    try {
      return new PGPSecretKeyRing(
          PGPUtil.getDecoderStream(new ByteArrayInputStream(armoured)),
          new BcKeyFingerprintCalculator());
    } catch (IOException | PGPException | RuntimeException e) { // of many kinds, none documented
      throw new UnusableFileException(file, "no OpenPGP secret key inside, or it is damaged", e);
    }
  }

  private static PGPSecretKey signingKey(Path file, PGPSecretKeyRing ring) throws IOException {
    for (Iterator<PGPSecretKey> keys = ring.getSecretKeys(); keys.hasNext(); ) {
      PGPSecretKey key = keys.next();
      boolean isDsa = key.getPublicKey().getAlgorithm() == PublicKeyAlgorithmTags.DSA;
      if (isDsa && !key.isPrivateKeyEmpty()) {
        return key;
      }
    }
    throw new UnusableFileException(file, "no OpenPGP secret key of DSA inside");
  }

  private static AsymmetricKeyParameter privateKey(
      Path file, PGPSecretKey key, Optional<String> passphrase) throws IOException {
    boolean isEncrypted = key.getKeyEncryptionAlgorithm() != SymmetricKeyAlgorithmTags.NULL;
    if (isEncrypted && passphrase.isEmpty()) {
      throw UnusableFileException.encrypted(file);
    }
    try {
      return new BcPGPKeyConverter()
          .getPrivateKey(key.extractPrivateKey(isEncrypted ? decryptor(passphrase) : null));
    } catch (PGPException | IllegalArgumentException e) {
      throw UnusableFileException.undecryptable(file, e);
    }
  }

  private static PBESecretKeyDecryptor decryptor(Optional<String> passphrase) {
    return new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider())
        .build(passphrase.orElseThrow().toCharArray());
  }

  private static byte[] blob(long keyId, byte[] packets) {
    return ByteBuffer.allocate(Long.BYTES + packets.length).putLong(keyId).put(packets).array();
  }
}
