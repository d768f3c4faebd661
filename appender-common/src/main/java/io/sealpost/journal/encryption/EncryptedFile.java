package io.sealpost.journal.encryption;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Locale;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A small file beside the journal, encrypted as a whole with AES-256-GCM: for what delivery sets
 * aside there. Public for delivery, and for readers of the file.
 *
 * <pre>
 *   0      4   6   8        16          32
 *   +------+---+---+--------+-----------+------------+--------+
 *   | SEAF | 1 | 0 | key id | random 16 | ciphertext | tag 16 |
 *   +------+---+---+--------+-----------+------------+--------+
 * </pre>
 *
 * <p>Its own key is derived from the random octets, which are drawn for each write, and from its
 * name; so the key encrypts only once, and the nonce is 0. Everything before the ciphertext is
 * authenticated.
 */
public final class EncryptedFile {
  /** Suffix of the names of such files. */
  public static final String SUFFIX = ".encrypted";

  private static final int MAGIC = 0x53454146;
  private static final short VERSION = 1;
  private static final int RANDOM_AT = 16;
  private static final int RANDOM_OCTETS = 16;
  private static final int HEAD = 32;
  private static final int TAG_OCTETS = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private EncryptedFile() {}

  /** Encrypts these octets as the content of the file of this name. */
  public static byte[] of(EncryptionKey key, String name, byte[] octets) {
    byte[] random = new byte[RANDOM_OCTETS];
    RANDOM.nextBytes(random);
    ByteBuffer file = ByteBuffer.allocate(HEAD + octets.length + TAG_OCTETS);
    file.putInt(MAGIC).putShort(VERSION).putShort((short) 0).putLong(key.id()).put(random);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key.forFile(random, name), file.array());
      cipher.doFinal(octets, 0, octets.length, file.array(), HEAD);
      return file.array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM refuses to encrypt", e);
    }
  }

  /**
   * Decrypts the content of the file of this name.
   *
   * @throws IOException naming the file, if it is not an encrypted one, its key is not among those
   *     given, or it was changed
   */
  public static byte[] read(KeyRing ring, String name, byte[] file) throws IOException {
    if (file.length < HEAD + TAG_OCTETS
        || ByteBuffer.wrap(file).getInt() != MAGIC
        || ByteBuffer.wrap(file).getShort(4) != VERSION) {
      throw new IOException(name + " is not a file encrypted by Sealpost");
    }
    long id = ByteBuffer.wrap(file).getLong(8);
    EncryptionKey key =
        ring.find(id)
            .orElseThrow(
                () ->
                    new KeyMissingException(
                        String.format(
                            Locale.ROOT,
                            "%s is encrypted with the key %s; given: %s",
                            name,
                            EncryptionKey.text(id),
                            ring.text())));
    byte[] random = new byte[RANDOM_OCTETS];
    System.arraycopy(file, RANDOM_AT, random, 0, RANDOM_OCTETS);
    try {
      return cipher(Cipher.DECRYPT_MODE, key.forFile(random, name), file)
          .doFinal(file, HEAD, file.length - HEAD);
    } catch (AEADBadTagException e) {
      throw new IOException(name + " was changed since it was encrypted", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM refuses to decrypt", e);
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] file)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(8 * TAG_OCTETS, new byte[12]));
    cipher.updateAAD(file, 0, HEAD);
    return cipher;
  }
}
