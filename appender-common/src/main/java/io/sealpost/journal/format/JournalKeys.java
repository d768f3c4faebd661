package io.sealpost.journal.format;

import io.sealpost.journal.encryption.EncryptionKey;
import io.sealpost.journal.encryption.KeyRing;
import io.sealpost.journal.format.SegmentHeader.Encryption;
import java.util.Locale;
import java.util.Optional;

/**
 * The keys of an open journal. Any thread may read them; the thread that configures the pipeline
 * changes them.
 */
public final class JournalKeys {
  private final String where;
  private volatile KeyRing given;
  private volatile KeyRing ring; // including all given before

  /**
   * Starts with these keys.
   *
   * @param where the journal is, for operators
   */
  public JournalKeys(KeyRing given, String where) {
    this.given = given;
    this.ring = given;
    this.where = where;
    load(given);
  }

  /**
   * Uses these keys from now on; returns whether the encrypting key changed. The previous ones
   * continue to decrypt while this journal is open: otherwise what was written with them in the
   * meantime would be stuck.
   */
  public boolean use(KeyRing next) {
    load(next);
    boolean changes = !next.encrypting().equals(ring.encrypting());
    given = next;
    ring = next.with(ring);
    return changes;
  }

  /** Makes Java load what encryption needs: the first time is slow, and the tail must not wait. */
  private static void load(KeyRing ring) {
    Encryption nobodys = new Encryption(0, 0, 0);
    SegmentHeader header = new SegmentHeader(0, 0, 0, 0, 0, 0, Optional.of(nobodys));
    ring.encrypting()
        .ifPresent(
            key -> EntryCipher.of(key, header).encrypt(0, EntryKind.MESSAGE, new byte[1], 0, 1));
  }

  public Optional<EncryptionKey> encrypting() {
    return ring.encrypting();
  }

  /** The key for a segment; empty if it is not available. */
  Optional<EncryptionKey> decrypting(Encryption encryption) {
    return ring.find(encryption.keyId());
  }

  /** Whether a segment is encrypted with a key that is not available. */
  boolean isLocked(Segment segment) {
    return isMissing(segment, ring);
  }

  /** Whether a segment is encrypted with a key that was given once and no longer is. */
  boolean isNoLongerGiven(Segment segment) {
    return isMissing(segment, given);
  }

  private static boolean isMissing(Segment segment, KeyRing from) {
    Optional<Encryption> encryption = segment.header().encryption();
    return encryption.isPresent() && from.find(encryption.get().keyId()).isEmpty();
  }

  /** What to report about a segment that {@link #isLocked}. */
  public String missing(Segment segment) {
    return String.format(
        Locale.ROOT,
        "%s, and encryptionKey gives %s: it and everything after it wait until that key is given",
        encrypted(segment),
        ring.text());
  }

  /** What to report about a segment whose key {@link #isNoLongerGiven}. */
  String noLongerGiven(Segment segment) {
    return String.format(
        Locale.ROOT,
        "%s, which encryptionKey no longer gives: after the next start it would wait for it",
        encrypted(segment));
  }

  private String encrypted(Segment segment) {
    long id = segment.header().encryption().orElseThrow().keyId();
    return where
        + ": "
        + segment.fileName()
        + " is encrypted with the key "
        + EncryptionKey.text(id);
  }
}
