package io.sealpost.journal.encryption;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * A secret of 32 octets from which the keys of segments and files are derived by HKDF-SHA-256 (RFC
 * 5869). It never encrypts anything itself, so any number of directories, processes and hosts may
 * share one.
 */
public final class EncryptionKey {
  static final int OCTETS = 32;

  private static final byte[] FOR_ID = "sealpost key id".getBytes(US_ASCII);
  private static final byte[] FOR_SEGMENT = "sealpost segment".getBytes(US_ASCII);
  private static final byte[] FOR_FILE = "sealpost file".getBytes(US_ASCII);
  private static final byte[] NO_SALT = {};

  private final byte[] secret;
  private final long id;

  /** Takes a copy of 32 octets. */
  public EncryptionKey(byte[] secret) {
    if (secret.length != OCTETS) {
      throw new IllegalArgumentException("a key has 32 octets, not " + secret.length);
    }
    this.secret = secret.clone();
    this.id = ByteBuffer.wrap(derive(NO_SALT, FOR_ID, NO_SALT, Long.BYTES)).getLong();
  }

  /** Identifies the key and reveals nothing else about it. */
  public long id() {
    return id;
  }

  /** The id as operators see it: 16 hexadecimal digits. */
  public String idText() {
    return text(id);
  }

  public static String text(long id) {
    return HexFormat.of().toHexDigits(id);
  }

  /**
   * The key of one segment, derived from its whole header too, so that a header with a single bit
   * changed decrypts nothing.
   *
   * @param random the random part of the header, as salt
   */
  public SecretKey forSegment(byte[] random, byte[] header) {
    return aes(random, FOR_SEGMENT, header);
  }

  /** The key of one small file: for this name, and different for each write. */
  SecretKey forFile(byte[] random, String name) {
    return aes(random, FOR_FILE, name.getBytes(US_ASCII));
  }

  private SecretKey aes(byte[] salt, byte[] purpose, byte[] context) {
    return new SecretKeySpec(derive(salt, purpose, context, OCTETS), "AES");
  }

  private byte[] derive(byte[] salt, byte[] purpose, byte[] context, int length) {
    byte[] info =
        ByteBuffer.allocate(purpose.length + context.length).put(purpose).put(context).array();
    HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
    hkdf.init(new HKDFParameters(secret, salt, info));
    byte[] derived = new byte[length];
    hkdf.generateBytes(derived, 0, length);
    return derived;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EncryptionKey key
        && id == key.id
        && MessageDigest.isEqual(secret, key.secret);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(id);
  }

  /** Reveals nothing of the secret. */
  @Override
  public String toString() {
    return "key " + idText();
  }
}
