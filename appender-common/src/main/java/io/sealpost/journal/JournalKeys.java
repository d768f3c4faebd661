package io.sealpost.journal;

import io.sealpost.journal.SegmentHeader.Encryption;
import java.util.Optional;

/**
 * The keys of an open journal. Any thread may ask; whoever configures the pipeline changes them.
 */
final class JournalKeys {
  private final String where;
  private volatile KeyRing ring;

  /**
   * The keys that there are at first.
   *
   * @param where the journal is, for operators
   */
  JournalKeys(KeyRing ring, String where) {
    this.ring = ring;
    this.where = where;
    load(ring);
  }

  /**
   * Encrypts with another key from now on. Those that were there before go on decrypting while this
   * journal is open: what was written with them meanwhile would be stuck otherwise.
   */
  void use(KeyRing next) {
    load(next);
    ring = next.with(ring);
  }

  /** Has Java load what encrypting needs: the first time takes long, and the tail must not wait. */
  private static void load(KeyRing ring) {
    Encryption nobodys = new Encryption(0, 0, 0);
    SegmentHeader header = new SegmentHeader(0, 0, 0, 0, 0, 0, Optional.of(nobodys));
    ring.encrypting()
        .ifPresent(
            key -> EntryCipher.of(key, header).encrypt(0, EntryKind.MESSAGE, new byte[1], 0, 1));
  }

  Optional<EncryptionKey> encrypting() {
    return ring.encrypting();
  }

  /** The key for a segment; empty if it is not at hand. */
  Optional<EncryptionKey> decrypting(Encryption encryption) {
    return ring.find(encryption.keyId());
  }

  /** Whether a segment is encrypted with a key that is not at hand. */
  boolean isLocked(Segment segment) {
    return segment.header().encryption().filter(found -> decrypting(found).isEmpty()).isPresent();
  }

  /** What to say of a segment that {@link #isLocked}. */
  String missing(Segment segment) {
    long id = segment.header().encryption().orElseThrow().keyId();
    return "%s: %s is encrypted with the key %s, and encryptionKey gives %s: it and all behind it wait until that key is given"
        .formatted(where, segment.fileName(), EncryptionKey.text(id), ring.text());
  }
}
