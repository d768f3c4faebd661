package io.sealpost.journal.format;

import io.sealpost.journal.encryption.EncryptionKey;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM over the entries of one segment, under the segment's own key. For one thread at a
 * time.
 *
 * <pre>
 *   0         8                               octets of an encrypted entry
 *   +---------+------------+--------+
 *   | number  | ciphertext | tag 16 |
 *   +---------+------------+--------+
 * </pre>
 *
 * <p>The nonce is the number, which grows with each encryption, whether or not its result was
 * written: so none is used twice under a key. Position and kind are authenticated: an entry is
 * valid only where it was written, and as the kind it was written as.
 */
public final class EntryCipher {
  /* The offset is not the nonce: after a failed write another message is tried at the same place,
   * and both ciphertexts may have reached the disk. The key is never used by another process
   * either, since no segment is appended to after it is reopened, and each life of a file draws its
   * own. */

  /** How many octets an entry grows by. */
  public static final int OVERHEAD = 24;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int NUMBER_OCTETS = 8;
  private static final int TAG_BITS = 128;
  private static final int NONCE_OCTETS = 12;

  private final SecretKey key;
  private final Cipher cipher;
  private final byte[] nonce = new byte[NONCE_OCTETS];
  private final byte[] place = new byte[9];
  private long number;
  private byte[] octets = new byte[0];
  private int length;

  private EntryCipher(SecretKey key) {
    this.key = key;
    try {
      this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  static EntryCipher of(EncryptionKey key, SegmentHeader header) {
    return new EntryCipher(
        key.forSegment(header.encryption().orElseThrow().random(), header.octets()));
  }

  /** Encrypts: the result is in {@link #array} until the next call. */
  void encrypt(long position, EntryKind kind, byte[] from, int offset, int count) {
    prepare(count + OVERHEAD);
    number++;
    LONG.set(octets, 0, number);
    try {
      init(Cipher.ENCRYPT_MODE, number, position, kind);
      length = NUMBER_OCTETS + cipher.doFinal(from, offset, count, octets, NUMBER_OCTETS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM refuses to encrypt", e);
    }
  }

  /**
   * Decrypts into {@link #array}; false if it is not what was encrypted for this place and kind.
   */
  boolean decrypt(long position, EntryKind kind, byte[] from, int offset, int count) {
    if (count <= OVERHEAD) {
      return false;
    }
    prepare(count);
    try {
      init(Cipher.DECRYPT_MODE, (long) LONG.get(from, offset), position, kind);
      length = cipher.doFinal(from, offset + NUMBER_OCTETS, count - NUMBER_OCTETS, octets, 0);
      return true;
    } catch (AEADBadTagException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM refuses to decrypt", e);
    }
  }

  private void init(int mode, long count, long position, EntryKind kind)
      throws GeneralSecurityException {
    LONG.set(nonce, NONCE_OCTETS - NUMBER_OCTETS, count);
    LONG.set(place, 0, position);
    place[8] = (byte) kind.code();
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place);
  }

  private void prepare(int most) {
    if (octets.length < most) {
      octets = new byte[Math.max(1024, most + most / 2)];
    }
  }

  /** The result: the first {@link #length} octets. */
  byte[] array() {
    return octets;
  }

  int length() {
    return length;
  }
}
