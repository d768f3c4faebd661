package io.sealpost.delivery.keeper;

import io.sealpost.delivery.PipelineListener;
import io.sealpost.journal.Journal;
import io.sealpost.sign.session.CoveredMark;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * Announces in the stream that a session starts and ends, and has the directory remember what was
 * announced once that is covered and forced: the next session names only what the stream is sure to
 * have, and with which numbers. Confined to the keeper thread, except for what happens before it
 * runs.
 *
 * <p>How far the session is covered is stored once for each segment of the journal, and at the
 * session's end, so that the next session has to look for its blocks in only about two segments.
 */
final class SessionNotices {
  private static final long NOTHING = Long.MAX_VALUE;

  private final Journal journal;
  private final Signing signing;
  private final PipelineListener listener;
  // The positions after what was announced but is not yet remembered.
  private long started = NOTHING;
  private long ended = NOTHING;
  private boolean over; // whether or not that could be announced
  private Optional<CoveredMark> stored = Optional.empty();
  private Optional<CoveredMark> latest = Optional.empty(); // as of the last force

  SessionNotices(Journal journal, Signing signing, PipelineListener listener) {
    this.journal = journal;
    this.signing = signing;
    this.listener = listener;
  }

  void start() throws IOException {
    started =
        say(
            "starts",
            signing.directory().startNotice(signing.session(), new JournaledBlocks(journal)));
  }

  void end() {
    over = true;
    ended = say("ends", signing.session().endNotice());
  }

  private long say(String event, byte[] notice) {
    try {
      journal.appendNotice(notice, 0, notice.length);
      return journal.end();
    } catch (IOException e) {
      // The session itself needs no notice. Without it, what is missing from an archive is less
      // obvious.
      listener.warning(
          String.format(
              Locale.ROOT,
              "the journal cannot store the notice that session %d %s: %s",
              signing.session().rsid(),
              event,
              e.getMessage()));
      return NOTHING;
    }
  }

  /** The journal is forced: a sealed notice has its block on the device. */
  void forced() throws IOException {
    CoveredMark now = new CoveredMark(journal.forced(), signing.session().covered());
    if (started <= journal.sealed()) {
      signing.directory().started(signing.session(), now);
      started = NOTHING;
      stored = Optional.of(now);
    }
    if (ended <= journal.sealed()) {
      signing.directory().ended(signing.session(), now);
      ended = NOTHING;
      stored = Optional.of(now);
    }
    latest = Optional.of(now);
    freeing();
  }

  /**
   * Segments may be freed after this. What their blocks cover is stored first, once there is
   * another segment than the one in which that was last done.
   */
  void freeing() throws IOException {
    if (stored.isPresent() && !stored.equals(latest) && isDue(stored.get())) {
      signing.directory().mark(signing.session(), latest.orElseThrow());
      stored = latest;
    }
  }

  private boolean isDue(CoveredMark before) {
    return Journal.segment(before.position()) != Journal.segment(journal.end())
        || (over && !before.numbers().equals(latest.orElse(before).numbers()));
  }
}
