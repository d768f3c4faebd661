package io.sealpost.verify.certs;

import io.sealpost.keys.BouncyCastle;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.KeyUsage;

/** A kind of key that GnuTLS, OpenSSL and the JDK all accept for TLS. */
public enum KeyType {
  EC_P256("ec-p256", "EC", 256, KeyUsage.digitalSignature),
  EC_P384("ec-p384", "EC", 384, KeyUsage.digitalSignature),
  RSA_3072("rsa-3072", "RSA", 3072, KeyUsage.digitalSignature | KeyUsage.keyEncipherment),
  RSA_4096("rsa-4096", "RSA", 4096, KeyUsage.digitalSignature | KeyUsage.keyEncipherment);

  private final String text;
  private final String algorithm;
  private final int bits;
  private final int usage;

  KeyType(String text, String algorithm, int bits, int usage) {
    this.text = text;
    this.algorithm = algorithm;
    this.bits = bits;
    this.usage = usage;
  }

  /** Returns the type with that name, such as {@code ec-p256}, in upper or lower case. */
  public static Optional<KeyType> parse(String name) {
    return Arrays.stream(values()).filter(type -> type.text.equalsIgnoreCase(name)).findFirst();
  }

  /** All names, for people. */
  public static String allowed() {
    return Arrays.stream(values()).map(KeyType::toString).collect(Collectors.joining(", "));
  }

  /** The use of such a key by a peer in TLS: RFC 9662 still has a suite that encrypts with RSA. */
  KeyUsage peerUsage() {
    return new KeyUsage(usage);
  }

  KeyPair generate() {
    try {
      // Not the JDK's: it omits the public key from an EC key's file, and GnuTLS expects it there.
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, BouncyCastle.PROVIDER);
      generator.initialize(
          algorithm.equals("EC")
              ? new ECGenParameterSpec("secp" + bits + "r1")
              : new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Bouncy Castle has " + this, e);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
