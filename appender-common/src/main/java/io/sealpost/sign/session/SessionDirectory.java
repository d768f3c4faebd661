package io.sealpost.sign.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * What a directory remembers of its signing sessions: which RSIDs were used, which session was
 * announced as started and ended and how far it is covered, and the certificate blocks of those
 * sessions of which the journal still holds something.
 *
 * <p>One thread writes; any thread may call {@link #certificates} and {@link #changes}.
 */
public final class SessionDirectory implements AutoCloseable {
  private final Path directory;
  private final Optional<String> madeOn;
  private final MarkFile marks;
  private final AtomicLong changes = new AtomicLong();
  private final boolean startedEmpty;

  /**
   * The caller holds the directory's lock.
   *
   * @param madeOn another machine on which the directory was used before
   */
  public SessionDirectory(Path directory, Optional<String> madeOn) {
    this.directory = directory;
    this.madeOn = madeOn;
    this.marks = new MarkFile(directory);
    this.startedEmpty = isEmpty(directory);
  }

  /** The last RSID used here, 0 if none was. */
  public long lastRsid() throws IOException {
    return SessionFile.last(directory);
  }

  /** Returns the next RSID, already forced to disk: higher, except that 1 follows 9999999999. */
  public long nextRsid(Clock clock) throws IOException {
    return SessionFile.next(directory, clock);
  }

  /** Finds the blocks of a session in the journal. */
  public interface Blocks {
    /** What is known of this session, with all that its blocks from the mark's position on add. */
    CoveredMark after(CoveredMark known, long rsid);
  }

  /**
   * The notice with which a session begins its stream: it names the previous session and that
   * session's last numbers. These are stored first, as the journal may soon have none of its
   * blocks.
   */
  public byte[] startNotice(SignSession session, Blocks journal) throws IOException {
    Predecessor previous = SessionFile.started(directory).asSeenBy(session.signer().header());
    if (previous.mark().isPresent()) {
      CoveredMark known = previous.mark().get();
      CoveredMark stored = marks.of(previous.rsid()).map(known::or).orElse(known);
      CoveredMark mark = journal.after(stored, previous.rsid());
      if (!mark.equals(known)) {
        SessionFile.mark(directory, previous.rsid(), mark);
      }
      previous = previous.at(mark);
    }
    return session.startNotice(previous, madeOn);
  }

  /** Records that the notice of this session's start, and the block that covers it, are forced. */
  public void started(SignSession session, CoveredMark mark) throws IOException {
    SessionFile.start(directory, Predecessor.of(session.rsid(), session.signer().header(), mark));
  }

  /** Stores how far this session, which was {@link #started}, is covered. Not forced. */
  public void mark(SignSession session, CoveredMark mark) throws IOException {
    marks.store(session.rsid(), mark);
  }

  /** Records that the notice of this session's end, and the block that covers it, are forced. */
  public void ended(SignSession session, CoveredMark mark) throws IOException {
    SessionFile.end(directory, session.rsid(), mark);
  }

  /**
   * Adds the certificate blocks of one more group of a session, and forces them; afterwards its
   * first signature block may be journaled.
   */
  public void addCertificates(long rsid, List<byte[]> blocks) throws IOException {
    List<byte[]> all = new ArrayList<>(certificates(rsid));
    all.addAll(blocks);
    CertificateFile.write(directory, rsid, all);
    changes.incrementAndGet();
  }

  /**
   * The certificate blocks of all groups that a session has so far; none if it is unknown.
   *
   * @throws IOException naming the file, if it cannot be read; or the directory, if it no longer
   *     has anything of what it had, as when a volume is not mounted
   */
  public List<byte[]> certificates(long rsid) throws IOException {
    List<byte[]> found = CertificateFile.read(directory, rsid);
    if (found.isEmpty() && !startedEmpty && isEmpty(directory)) {
      throw new IOException(directory + " is empty: is its volume mounted?");
    }
    return found;
  }

  private static boolean isEmpty(Path directory) {
    try (Stream<Path> any = Files.list(directory)) {
      return any.findAny().isEmpty();
    } catch (IOException e) {
      return false; // its reader reports what is wrong
    }
  }

  /**
   * Changes whenever certificates were added. A thread that reads this, then the certificates, and
   * finds this unchanged when a signature block arrives, has the certificate of that block.
   */
  public long changes() {
    return changes.get();
  }

  /**
   * What was sent again and not yet announced in the stream: for each notice its reason, SP, {@code
   * again}.
   */
  public List<String> unsaid() throws IOException {
    return UnsaidFile.read(directory);
  }

  /** Replaces what is not yet announced; returns when that is forced. */
  public void unsaid(List<String> notices) throws IOException {
    UnsaidFile.write(directory, notices);
  }

  /** Forgets the sessions before this one, of which the journal holds nothing. */
  public void forgetBefore(long rsid) throws IOException {
    CertificateFile.deleteBefore(directory, rsid);
  }

  /** Closes what was opened for writing. */
  @Override
  public void close() throws IOException {
    marks.close();
  }
}
