package io.sealpost.verify.edits;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.DSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A DSA key of 1024 bits that signs, always the same octets for the same seed: an archive can be
 * made anew from its number.
 */
final class Pen {
  record Held(KeyPair keys, String certificate) {}

  private static final List<Held> HELD = IntStream.range(0, 3).mapToObj(Pen::make).toList();

  private final Held held;
  private final SecureRandom random;

  private Pen(Held held, SecureRandom random) {
    this.held = held;
    this.random = random;
  }

  /** One of the three keys, in a hand that the seed decides. */
  static Pen of(int key, long seed) {
    return new Pen(HELD.get(key), random(seed));
  }

  static int keys() {
    return HELD.size();
  }

  /** The same in every process. */
  static Held make(int number) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("DSA");
      generator.initialize(1024, random(number));
      KeyPair keys = generator.generateKeyPair();
      return new Held(keys, base64(certificate(keys, number)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] certificate(KeyPair keys, int number) {
    X500Name name = new X500Name("CN=signer " + number);
    Time begin = new Time(new ASN1GeneralizedTime("20260101000000Z"));
    Time end = new Time(new ASN1GeneralizedTime("20960101000000Z"));
    SubjectPublicKeyInfo key = SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
    try {
      return new X509v3CertificateBuilder(name, BigInteger.ONE, begin, end, name, key)
          .build(
              new JcaContentSignerBuilder("SHA256withDSA")
                  .setSecureRandom(random(number))
                  .build(keys.getPrivate()))
          .getEncoded();
    } catch (OperatorCreationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SecureRandom random(long seed) {
    try {
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(BigInteger.valueOf(seed).toByteArray()); // as a long, 0 would be none
      return random;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  PublicKey key() {
    return held.keys().getPublic();
  }

  /** Type and blob of a payload. */
  String payload(char type, Dialect dialect) {
    return switch (type) {
      case 'C' -> "C " + held.certificate();
      case 'K' -> "K " + base64(dialect == Dialect.RFC ? keyNumbers() : key().getEncoded());
      default -> "N";
    };
  }

  private byte[] keyNumbers() {
    DSAPublicKey key = (DSAPublicKey) key();
    return numbers(
        key.getParams().getP(), key.getParams().getQ(), key.getParams().getG(), key.getY());
  }

  private static byte[] numbers(BigInteger... values) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (BigInteger value : values) {
      byte[] octets = value.toByteArray();
      int from = octets[0] == 0 ? 1 : 0;
      out.write(value.bitLength() >> 8);
      out.write(value.bitLength());
      out.write(octets, from, octets.length - from);
    }
    return out.toByteArray();
  }

  /** The value of SIGN for these octets. */
  String sign(String octets, String ver, Dialect dialect) {
    try {
      Signature signature =
          Signature.getInstance(ver.equals("0111") ? "SHA1withDSA" : "SHA256withDSA");
      signature.initSign(held.keys().getPrivate(), random);
      signature.update(octets.getBytes(ISO_8859_1));
      byte[] der = signature.sign();
      return base64(dialect == Dialect.RFC ? numbers(der) : der);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] numbers(byte[] der) {
    ASN1Sequence pair = ASN1Sequence.getInstance(der);
    return numbers(
        ASN1Integer.getInstance(pair.getObjectAt(0)).getValue(),
        ASN1Integer.getInstance(pair.getObjectAt(1)).getValue());
  }

  private static String base64(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }
}
