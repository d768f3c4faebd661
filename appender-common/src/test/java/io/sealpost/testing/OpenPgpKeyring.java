package io.sealpost.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.Iterator;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/** OpenPGP keys of Bouncy Castle's making, with the passphrase {@code secret}. */
public final class OpenPgpKeyring {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final PGPKeyRingGenerator generator;

  private OpenPgpKeyring(PGPKeyPair primary) throws PGPException {
    this.generator =
        new PGPKeyRingGenerator(
            0x10,
            primary,
            "Somebody <somebody@example.org>",
            new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1),
            null,
            null,
            new BcPGPContentSignerBuilder(
                primary.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA256),
            new BcPBESecretKeyEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_128)
                .build("secret".toCharArray()));
  }

  /** A primary key of DSA, 2048/256 bits. */
  public static OpenPgpKeyring ofDsa() {
    try {
      return new OpenPgpKeyring(dsa());
    } catch (PGPException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A primary key of RSA, with a subkey of DSA. */
  public static OpenPgpKeyring withDsaSubkey() {
    try {
      OpenPgpKeyring keyring = ofRsa();
      keyring.generator.addSubKey(dsa());
      return keyring;
    } catch (PGPException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Without any key that could sign a log. */
  public static OpenPgpKeyring ofRsa() throws PGPException {
    RSAKeyPairGenerator rsa = new RSAKeyPairGenerator();
    rsa.init(new RSAKeyGenerationParameters(BigInteger.valueOf(65_537), RANDOM, 2048, 80));
    return new OpenPgpKeyring(pair(PublicKeyAlgorithmTags.RSA_GENERAL, rsa.generateKeyPair()));
  }

  private static PGPKeyPair dsa() throws PGPException {
    try {
      KeyPairGenerator dsa = KeyPairGenerator.getInstance("DSA");
      dsa.initialize(2048, RANDOM);
      KeyPair made = dsa.generateKeyPair();
      return pair(
          PublicKeyAlgorithmTags.DSA,
          new AsymmetricCipherKeyPair(
              PublicKeyFactory.createKey(made.getPublic().getEncoded()),
              PrivateKeyFactory.createKey(made.getPrivate().getEncoded())));
    } catch (NoSuchAlgorithmException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PGPKeyPair pair(int algorithm, AsymmetricCipherKeyPair keys) throws PGPException {
    return new BcPGPKeyPair(PublicKeyPacket.VERSION_4, algorithm, keys, Date.from(Instant.now()));
  }

  /** The armoured secret key. */
  public Path writeSecret(Path file) throws IOException {
    return armoured(file, generator.generateSecretKeyRing().getEncoded());
  }

  /** The armoured public key. */
  public Path writePublic(Path file) throws IOException {
    return armoured(file, publicOctets());
  }

  /** The public key, not armoured. */
  public byte[] publicOctets() throws IOException {
    return generator.generatePublicKeyRing().getEncoded();
  }

  private static Path armoured(Path file, byte[] packets) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes("Somebody's key:\n".getBytes(StandardCharsets.US_ASCII));
    try (OutputStream armour = ArmoredOutputStream.builder().build(text)) {
      armour.write(packets);
    }
    return Files.write(file, text.toByteArray());
  }

  /** The last key: the subkey if there is one. */
  public PGPPublicKey lastKey() {
    Iterator<PGPPublicKey> keys = generator.generatePublicKeyRing().getPublicKeys();
    PGPPublicKey last = keys.next();
    while (keys.hasNext()) {
      last = keys.next();
    }
    return last;
  }
}
