package io.sealpost.journal;

import io.sealpost.journal.directory.DirectoryLock;
import io.sealpost.journal.disk.Disk;
import io.sealpost.journal.disk.DiskFile;
import io.sealpost.journal.encryption.EncryptionKey;
import io.sealpost.journal.encryption.KeyRing;
import io.sealpost.journal.format.CheckpointFile;
import io.sealpost.journal.format.Damage;
import io.sealpost.journal.format.Entry;
import io.sealpost.journal.format.EntryCipher;
import io.sealpost.journal.format.EntryKind;
import io.sealpost.journal.format.JournalKeys;
import io.sealpost.journal.format.JournalListener;
import io.sealpost.journal.format.LockedSegments;
import io.sealpost.journal.format.Position;
import io.sealpost.journal.format.Segment;
import io.sealpost.journal.format.SegmentScan;
import io.sealpost.journal.format.Segments;
import io.sealpost.threads.Bell;
import io.sealpost.threads.Bells;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * One ordered sequence of entries on disk or in memory.
 *
 * <p>An entry is identified by its position, which only ever grows while the directory exists. It
 * is kept until it is forced, confirmed and sealed, and a checkpoint has said so; then its segment
 * is freed. A journal without signatures still has to be sealed: for example, along with {@link
 * #confirm}.
 */
public final class Journal implements AutoCloseable {
  /**
   * The most that an entry takes besides its octets: header, encryption, and padding to the next 8.
   */
  public static final int MOST_ENTRY_OVERHEAD = Entry.OVERHEAD + EntryCipher.OVERHEAD + 7;

  private static final long OPENING_PATIENCE = TimeUnit.SECONDS.toNanos(10);

  private final Disk disk;
  private final String form;
  private final int maxEntryOctets;
  private final Segments segments;
  private final Damage damage;
  private final JournalKeys keys;
  private final LockedSegments locked;
  private final Tail tail;
  private final Preparer preparer;
  private final Confirmations progress;
  private final ForceWaiters forceWaiters = new ForceWaiters();
  private final Bells bells = new Bells();
  private volatile boolean suspended;

  private Journal(JournalConfig config, Storage storage, long session, JournalListener listener)
      throws IOException {
    this.disk = storage.disk();
    this.form = storage.form();
    this.maxEntryOctets = config.maxEntryOctets();
    this.damage = new Damage(listener);
    this.segments = new Segments();
    this.keys = new JournalKeys(config.keys(), config.directory().map(Path::toString).orElse(""));
    this.locked = new LockedSegments(disk, segments, keys, listener);
    CheckpointFile checkpoint = CheckpointFile.open(disk);
    Recovered recovered = Recovery.run(disk, checkpoint, damage, listener);
    recovered.segments().forEach(segments::add);
    this.tail = new Tail(config, segments, keys, recovered, session);
    this.preparer = new Preparer(storage, config, tail, recovered.highestNumber(), listener);
    this.progress =
        new Confirmations(disk, segments, tail, preparer, damage, checkpoint, recovered);
    locked.look(confirmed(), sealed());
    preparer.start();
  }

  /**
   * Opens what the directory holds, or an empty journal. The caller holds the {@link
   * DirectoryLock}. A full disk is no reason to fail: what is there can still be read, and the
   * listener is informed. Nor is a missing key: see {@link #readable}.
   *
   * @param session goes into the headers of new segments
   * @throws IOException naming the file that cannot be used
   */
  public static Journal open(JournalConfig config, long session, JournalListener listener)
      throws IOException {
    return new Journal(config, Storage.of(config), session, listener);
  }

  /** For tests: opens a journal on their own disk. */
  static Journal open(
      JournalConfig config, Disk disk, boolean mapped, long session, JournalListener listener)
      throws IOException {
    return new Journal(config, new Storage(disk, mapped, "test"), session, listener);
  }

  /** The longest entry: a quarter of a segment. */
  public int maxEntryOctets() {
    return maxEntryOctets;
  }

  /**
   * Adds a message; any thread. Returns false if there is no room, or none is ready within the
   * stall timeout, or the disk does not take it: {@link #offer} says which.
   *
   * @param length 1 to {@link #maxEntryOctets}
   */
  public boolean append(byte[] octets, int offset, int length) {
    return offer(octets, offset, length) == Appended.DONE;
  }

  /** Like {@link #append}, but says why not. */
  public Appended offer(byte[] octets, int offset, int length) {
    check(octets, offset, length);
    return offer(EntryKind.MESSAGE, octets, offset, length);
  }

  private Appended offer(EntryKind kind, byte[] octets, int offset, int length) {
    Appended appended = tail.offer(kind, octets, offset, length);
    if (appended == Appended.DONE) {
      bells.ring();
    }
    return appended;
  }

  /**
   * Adds a block that nothing depends on, if there is room for a message; keeper only. Returns
   * false if there is none.
   */
  public boolean offerBlock(byte[] octets, int offset, int length) {
    check(octets, offset, length);
    return offer(EntryKind.SIGNATURE, octets, offset, length) == Appended.DONE;
  }

  /**
   * Adds a signature block from the reserve; keeper only. Waits for the preparer if needed. If a
   * crash in a full journal has used up the reserve, one segment beyond {@code maxOctets} is
   * created: a journal that cannot be sealed could never be freed.
   *
   * @throws IOException if no segment could be prepared within 10 s
   */
  public void appendBlock(byte[] octets, int offset, int length) throws IOException {
    check(octets, offset, length);
    tail.addFromReserve(EntryKind.SIGNATURE, octets, offset, length);
    bells.ring();
  }

  /**
   * Adds a message of the keeper's own from the reserve, even when a full journal refuses others;
   * keeper only, or before it runs.
   *
   * @throws IOException if the reserve is used up too, or the journal is larger than {@code
   *     maxOctets} for that reason, or the disk does not take it
   */
  public void appendNotice(byte[] octets, int offset, int length) throws IOException {
    check(octets, offset, length);
    tail.addFromReserve(EntryKind.MESSAGE, octets, offset, length);
    bells.ring();
  }

  private void check(byte[] octets, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, octets.length);
    if (length < 1 || length > maxEntryOctets) {
      throw new IllegalArgumentException(
          "an entry has 1 to " + maxEntryOctets + " octets, not " + length);
    }
  }

  /**
   * Sets how much {@link #append} leaves free for blocks: octets for each message not yet sealed,
   * and octets in addition. Each block counts with {@link #MOST_ENTRY_OVERHEAD}. No block is larger
   * than {@code octetsBesides}. At least one whole segment is kept free, so that a restart of a
   * full journal can seal it.
   */
  public void reserve(int octetsPerUnsealed, int octetsBesides) {
    if (disk.persistent()) { // in memory nothing is sealed
      tail.reserve(octetsPerUnsealed, octetsBesides);
    }
  }

  /**
   * Waits until there is room for the first message, if there will be: for an opening thread, so
   * that a slow disk delays the start and not a message. Waits at most 10 s.
   */
  public void awaitRoom() {
    tail.awaitRoom(OPENING_PATIENCE);
  }

  /** Makes new entries belong to this session from now on, in a new segment. Keeper only. */
  public void startSession(long session) throws IOException {
    tail.startSession(session);
  }

  /** Adds a bell to ring after each append and when room is made. */
  public void addBell(Bell bell) {
    bells.add(bell);
  }

  /** Position after the last entry that readers may read. */
  public long end() {
    return tail.end();
  }

  /** Position up to which entries are on the storage device. In memory: {@link #end}. */
  public long forced() {
    return progress.forced();
  }

  /** Position up to which the collector has everything. */
  public long confirmed() {
    return progress.confirmed();
  }

  /**
   * Position up to which messages are covered by blocks in the journal. In memory: {@link #end}.
   */
  public long sealed() {
    return progress.sealed();
  }

  /** Notes that the collector has everything up to here; any one thread of Sealpost's. */
  public void confirm(long position) {
    progress.confirm(position);
  }

  /**
   * Notes that this many more messages, all up to here, are covered by blocks appended before this
   * call; keeper only. Once no message is left unsealed, {@link #sealed} is the end: after the
   * blocks too.
   */
  public void seal(long position, long messages) {
    progress.seal(position, messages);
    bells.ring();
  }

  /**
   * Notes that everything up to {@link #end} needs no block: for a stream that is not signed;
   * keeper only.
   */
  public void sealAll() {
    progress.sealAll();
  }

  /** Share of the room for messages that is in use, 0..1; costs two volatile reads. */
  public double fill() {
    return tail.fill();
  }

  /** Octets of the journal that the collector has not confirmed. */
  public long unconfirmedOctets() {
    return segments.octets(confirmed(), end());
  }

  /**
   * Waits until what is there now is forced, for at most this long: for an application thread that
   * has just appended. An interrupt does not end the wait and stays set. Returns whether it is
   * forced; if others have waited in vain, returns at once.
   */
  public boolean awaitForced(Duration timeout) {
    return forceWaiters.await(end(), this::forced, bells::ring, timeout.toNanos());
  }

  /** Whether a thread waits in {@link #awaitForced}, or has in vain. */
  public boolean isForceAwaited() {
    return forceWaiters.any();
  }

  /** Forces everything up to the current {@link #end}; keeper only. */
  public void force() throws IOException {
    long before = forced();
    if (disk.persistent()) {
      progress.force();
    }
    if (forced() != before) {
      forceWaiters.wake(forced());
    }
  }

  /**
   * Stores the checkpoint and frees segments that are confirmed, sealed and forced; keeper only.
   * Returns the oldest session still held.
   */
  public long checkpoint() throws IOException {
    if (progress.checkpoint()) {
      bells.ring();
    }
    return progress.oldestSession();
  }

  /**
   * Uses these keys from now on, in a segment of their own; by one thread at a time. Keys given
   * before continue to decrypt until the journal is closed.
   */
  public void use(KeyRing next) {
    if (keys.use(next)) {
      tail.renewSegment();
    }
    locked.lookAgain(confirmed(), sealed());
    bells.ring();
  }

  /**
   * Position up to which entries that are not confirmed can be decrypted; the largest number if all
   * can. What comes after waits until its key is given: order is kept, and nothing is freed.
   */
  public long readable() {
    return locked.readable();
  }

  /** What waits for a key that was not given, in words; empty if nothing does. Any thread. */
  public Optional<String> missingKey() {
    return locked.missing();
  }

  /** The key with which to encrypt what is written beside the journal too, if any. */
  public Optional<EncryptionKey> encryptionKey() {
    return keys.encrypting();
  }

  /** The number of the segment that contains a position. */
  public static long segment(long position) {
    return Position.number(position);
  }

  /**
   * The extent of a session's entries that the journal still holds after a position; nothing if
   * there are none. Reads no file.
   */
  public Extent extent(long session, long after) {
    List<Segment> all = segments.ofSession(session);
    if (all.isEmpty()) {
      return new Extent(after, after);
    }
    long from = Math.max(after, all.get(0).start());
    return new Extent(from, Math.max(from, Math.min(end(), all.get(all.size() - 1).end())));
  }

  /**
   * The position this many octets after another, or after all existing segments if that is less;
   * usually within an entry: a limit to read to, not a place to begin.
   */
  public long behind(long position, long octets) {
    return segments.behind(position, octets);
  }

  /** At least this many octets after a position, where a segment ends: a place to begin. */
  public long segmentEndBehind(long position, long octets) {
    return segments.endBehind(position, octets);
  }

  /** A range from one position to another. */
  public record Extent(long from, long to) {}

  /** A reader from this position on; for one thread. */
  public JournalReader reader(long position) throws IOException {
    return new JournalReader(disk, segments, keys, damage, tail, progress, position);
  }

  /**
   * How many messages are before this position, of all appended while the directory exists;
   * excludes those of the position's own segment if that cannot be read. Needs no key. To be called
   * before anything is appended.
   */
  public long messagesUpTo(long position) {
    if (position >= end()) {
      return status().messages();
    }
    Optional<Segment> found = segments.atOrAfter(Position.number(position));
    return found.map(segment -> messagesUpTo(position, segment)).orElse(0L);
  }

  private long messagesUpTo(long position, Segment segment) {
    long before = segment.header().messages();
    // What is damaged there may be confirmed already: it is counted when it is needed.
    Damage unheard = new Damage(what -> {});
    try (DiskFile file = disk.open(segment.fileName())) {
      return before
          + SegmentScan.of(
                  segment, file, Integer.MAX_VALUE, position, unheard, SegmentScan.Visitor.NONE)
              .messagesBefore();
    } catch (IOException e) {
      return before;
    }
  }

  /** Entries, or runs of them, that could not be read and were skipped. */
  public long damaged() {
    return damage.count();
  }

  /** Unexpected errors while segments were prepared, after which preparing continued. */
  public long unexpected() {
    return preparer.unexpected();
  }

  /**
   * Refuses everything for this reason, without touching the disk, until it is {@code DONE}; any
   * thread.
   */
  void suspend(Appended why) {
    suspended = why != Appended.DONE;
    tail.suspend(why);
    bells.ring();
  }

  /** Refuses everything from now on while its directory is not available; any thread. */
  public void suspend() {
    if (!suspended) {
      suspend(Appended.GONE);
    }
  }

  /** Whether its directory is unavailable: nothing is appended, and there is nothing to read. */
  public boolean isSuspended() {
    return suspended;
  }

  /** Sets what to ask before a file of entries is created, renamed or deleted. */
  void askBefore(BooleanSupplier allowed) {
    preparer.askBefore(allowed);
  }

  /** The current status. */
  public JournalStatus status() {
    return tail.status(form, damage.count());
  }

  /**
   * Forces, stores the checkpoint, and refuses everything later; by the keeper's thread or after
   * its end.
   */
  @Override
  public void close() throws IOException {
    try {
      tail.close();
      force();
      progress.checkpoint();
    } finally {
      preparer.close();
      progress.close();
    }
  }

  /**
   * Closes the files as they are, and refuses everything later: this process no longer holds the
   * directory. After the keeper's end.
   */
  public void abandon() throws IOException {
    tail.abandon();
    preparer.abandon();
    progress.close();
  }
}
