package io.sealpost.sign.key;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.sealpost.keys.UnusableFileException;
import io.sealpost.sign.dsa.DsaKey;
import io.sealpost.sign.encoding.Der;
import io.sealpost.sign.encoding.OpenPgpPacket;
import io.sealpost.sign.encoding.UndecodableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.bcpg.ArmoredInputStream;

/**
 * A version 4 DSA key, primary or subkey, in an OpenPGP transferable public key (RFC 4880 §5.5.2,
 * §11.1). Immutable.
 *
 * <pre>
 *   99 | 01 A2 | 04 | 4A F1 22 33 | 11 | p q g y      packet of a primary key
 *   tag  octets  version  made at   DSA  MPIs
 * </pre>
 *
 * <p>The packets around it, user IDs and signatures, are ignored: whether the key belongs to its
 * purported owner is a matter of trust, by the fingerprint of this very key.
 */
public final class OpenPgpKey {
  private static final String BEGIN = "-----BEGIN PGP ";
  private static final int PUBLIC_KEY = 6;
  private static final int PUBLIC_SUBKEY = 14;
  private static final int ID_OCTETS = 8;
  private static final int VERSION = 4;
  private static final int DSA = 17;
  private static final int BEFORE_MPIS = 6;

  private final byte[] packet;
  private final PublicKey publicKey;

  private OpenPgpKey(byte[] packet, PublicKey publicKey) {
    this.packet = packet;
    this.publicKey = publicKey;
  }

  /** Whether it is a file of OpenPGP in armour (RFC 4880 §6.2), with whatever text around it. */
  public static boolean isArmour(byte[] octets) {
    return new String(octets, ISO_8859_1).contains(BEGIN);
  }

  /**
   * Finds the keys in armour.
   *
   * @throws IOException naming the file, if the armour is damaged
   */
  public static List<OpenPgpKey> allIn(Path file, byte[] armour) throws IOException {
    try {
      return allIn(new ArmoredInputStream(new ByteArrayInputStream(armour)).readAllBytes());
    } catch (IOException e) {
      throw new UnusableFileException(file, "the OpenPGP key is damaged", e);
    }
  }

  /** Finds the keys among packets. Damage ends the search; keys of other kinds are skipped. */
  public static List<OpenPgpKey> allIn(byte[] packets) {
    return allIn(ByteBuffer.wrap(packets));
  }

  /** Finds the key that a blob of type P identifies (RFC 5848 §5.2.1): its ID, then the packets. */
  public static Optional<OpenPgpKey> ofBlob(byte[] blob) {
    if (blob.length < ID_OCTETS) {
      return Optional.empty();
    }
    byte[] id = Arrays.copyOf(blob, ID_OCTETS);
    return allIn(ByteBuffer.wrap(blob, ID_OCTETS, blob.length - ID_OCTETS)).stream()
        .filter(key -> Arrays.equals(key.id(), id))
        .findFirst();
  }

  private static List<OpenPgpKey> allIn(ByteBuffer in) {
    List<OpenPgpKey> keys = new ArrayList<>();
    try {
      while (in.hasRemaining()) {
        OpenPgpPacket next = OpenPgpPacket.read(in);
        if (next.tag() == PUBLIC_KEY || next.tag() == PUBLIC_SUBKEY) {
          of(Der.octets(next.body())).ifPresent(keys::add);
        }
      }
    } catch (UndecodableException e) {
      return keys; // those before the damage
    }
    return keys;
  }

  private static Optional<OpenPgpKey> of(byte[] body) throws UndecodableException {
    if (body.length < BEFORE_MPIS
        || body.length > 0xFFFF
        || body[0] != VERSION
        || body[BEFORE_MPIS - 1] != DSA) {
      return Optional.empty();
    }
    return DsaKey.ofMpis(Arrays.copyOfRange(body, BEFORE_MPIS, body.length))
        .map(key -> new OpenPgpKey(body, key.toPublicKey()));
  }

  public PublicKey publicKey() {
    return publicKey;
  }

  /** The octets whose SHA-1 is the fingerprint (RFC 4880 §12.2). */
  public byte[] fingerprinted() {
    return ByteBuffer.allocate(3 + packet.length)
        .put((byte) 0x99)
        .putShort((short) packet.length)
        .put(packet)
        .array();
  }

  private byte[] id() {
    byte[] fingerprint = Hash.SHA_1.newDigest().digest(fingerprinted());
    return Arrays.copyOfRange(fingerprint, fingerprint.length - ID_OCTETS, fingerprint.length);
  }
}
