package io.sealpost.sign.dsa;

import io.sealpost.sign.encoding.Der;
import io.sealpost.sign.encoding.Mpi;
import io.sealpost.sign.encoding.UndecodableException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.DSAParams;
import java.security.interfaces.DSAPublicKey;
import java.security.spec.DSAPublicKeySpec;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.bouncycastle.util.BigIntegers;

/**
 * A DSA public key (FIPS 186-4 §4) of bounded size: whatever its source, checking a signature with
 * it takes a few milliseconds at most and throws nothing.
 *
 * <p>Does not check that p and q are prime and that g generates the subgroup: signers who make a
 * weak key harm only themselves, and whether the key is theirs at all is a matter of trust.
 */
public record DsaKey(BigInteger p, BigInteger q, BigInteger g, BigInteger y) {
  private static final byte[] DSA = {0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x38, 0x04, 0x01};

  /** Returns the key, unless it is of another kind or its numbers cannot form a key. */
  public static Optional<DsaKey> of(PublicKey key) {
    if (key instanceof DSAPublicKey dsa && dsa.getParams() != null) {
      DSAParams domain = dsa.getParams();
      return new DsaKey(domain.getP(), domain.getQ(), domain.getG(), dsa.getY()).ifSound();
    }
    return Optional.empty();
  }

  /** Reads four MPIs p, q, g, y (RFC 5848 §5.2.1). */
  public static Optional<DsaKey> ofMpis(byte[] mpis) throws UndecodableException {
    ByteBuffer in = ByteBuffer.wrap(mpis);
    DsaKey key = new DsaKey(Mpi.read(in), Mpi.read(in), Mpi.read(in), Mpi.read(in));
    Der.end(in);
    return key.ifSound();
  }

  /** Reads a SubjectPublicKeyInfo. */
  public static Optional<DsaKey> ofInfo(byte[] info) throws UndecodableException {
    ByteBuffer in = ByteBuffer.wrap(info);
    DsaKey key = readPublicKeyInfo(in);
    Der.end(in);
    return key.ifSound();
  }

  /**
   * {@code SEQUENCE { SEQUENCE { OID, SEQUENCE {p, q, g} }, BIT STRING { y } }} (RFC 3279 §2.3.2)
   */
  private static DsaKey readPublicKeyInfo(ByteBuffer in) throws UndecodableException {
    ByteBuffer info = Der.contents(in, Der.SEQUENCE);
    ByteBuffer algorithm = Der.contents(info, Der.SEQUENCE);
    if (!Der.contents(algorithm, Der.OBJECT_IDENTIFIER).equals(ByteBuffer.wrap(DSA))) {
      throw new UndecodableException("not a DSA key");
    }
    ByteBuffer domain = Der.contents(algorithm, Der.SEQUENCE);
    ByteBuffer bits = Der.contents(info, Der.BIT_STRING);
    if (!bits.hasRemaining() || bits.get() != 0) {
      throw new UndecodableException("a key that does not end with an octet");
    }
    DsaKey key =
        new DsaKey(
            Der.integer(domain), Der.integer(domain), Der.integer(domain), Der.integer(bits));
    Der.end(domain);
    Der.end(bits);
    return key;
  }

  /** Returns the key, unless its numbers cannot form a key. */
  public Optional<DsaKey> ifSound() {
    boolean sizes = isWithin(p.bitLength(), 512, 4096) && isWithin(q.bitLength(), 160, 256);
    boolean sound = sizes && p.signum() > 0 && q.signum() > 0 && p.testBit(0) && q.testBit(0);
    return sound && isWithinGroup(g) && isWithinGroup(y) ? Optional.of(this) : Optional.empty();
  }

  private static boolean isWithin(int value, int least, int most) {
    return least <= value && value <= most;
  }

  private boolean isWithinGroup(BigInteger value) {
    return value.compareTo(BigInteger.ONE) > 0 && value.compareTo(p) < 0;
  }

  /*
   * Why not java.security.Signature: it refuses SHA-1 with a q of more than 160 bits, which
   * archives contain and OpenSSL verifies. Why not Bouncy Castle's DSASigner: whenever its key
   * class is constructed, it proves that y is in the subgroup, which costs one and a half times as
   * much as the check itself. Nothing here is secret, so constant time is not needed.
   */

  /** Whether this is the signature of a message with this digest (FIPS 186-4 §4.7). */
  public boolean verifies(byte[] digest, DsaSignature signature) {
    return isPossible(signature) && verifies(leftmostBits(digest), signature);
  }

  /** Whether both numbers are within the bounds of FIPS 186-4 §4.7. */
  public boolean isPossible(DsaSignature signature) {
    return isScalar(signature.r()) && isScalar(signature.s());
  }

  private boolean isScalar(BigInteger value) {
    return value.signum() > 0 && value.compareTo(q) < 0;
  }

  /** The leftmost min(N, digest) bits of a digest, N being the bits of q. */
  public BigInteger leftmostBits(byte[] digest) {
    return new BigInteger(1, digest).shiftRight(Math.max(0, 8 * digest.length - q.bitLength()));
  }

  /** The same for the digest's {@link #leftmostBits}, and a signature that {@link #isPossible}. */
  public boolean verifies(BigInteger hash, DsaSignature signature) {
    return verifies(hash, signature, this::product);
  }

  /** The same, with another way to compute the {@link #product}. */
  public boolean verifies(
      BigInteger hash, DsaSignature signature, BinaryOperator<BigInteger> product) {
    BigInteger w;
    try {
      w = BigIntegers.modOddInverseVar(q, signature.s());
    } catch (ArithmeticException e) {
      return false; // q is not prime, and there is no inverse
    }
    BigInteger u1 = hash.multiply(w).mod(q);
    BigInteger u2 = signature.r().multiply(w).mod(q);
    return product.apply(u1, u2).mod(q).equals(signature.r());
  }

  /** g^u1 · y^u2 modulo p. */
  BigInteger product(BigInteger u1, BigInteger u2) {
    return g.modPow(u1, p).multiply(y.modPow(u2, p)).mod(p);
  }

  public byte[] toMpis() {
    return Mpi.concatenated(p, q, g, y);
  }

  public PublicKey toPublicKey() {
    try {
      return KeyFactory.getInstance("DSA").generatePublic(new DSAPublicKeySpec(y, p, q, g));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has DSA", e);
    }
  }
}
