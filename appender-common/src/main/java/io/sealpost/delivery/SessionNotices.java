package io.sealpost.delivery;

import io.sealpost.journal.Journal;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * Says in the stream that a session starts and ends, and has the directory remember what was said
 * once that is covered and forced: the next session names only what the stream is sure to have.
 * Confined to the keeper thread, but for what happens before it runs.
 */
final class SessionNotices {
  private static final long NOTHING = Long.MAX_VALUE;

  private final Journal journal;
  private final Signing signing;
  private final Supplier<PipelineListener> listener;
  // Behind what was said, but is not yet remembered.
  private long started = NOTHING;
  private long ended = NOTHING;

  SessionNotices(Journal journal, Signing signing, Supplier<PipelineListener> listener) {
    this.journal = journal;
    this.signing = signing;
    this.listener = listener;
  }

  void start() throws IOException {
    started = say("starts", signing.directory().startNotice(signing.session()));
  }

  void end() {
    ended = say("ends", signing.session().endNotice());
  }

  private long say(String event, byte[] notice) {
    try {
      journal.appendNotice(notice, 0, notice.length);
      return journal.end();
    } catch (IOException e) {
      // The session itself needs no notice. Without it, what is missing from an archive shows less.
      listener
          .get()
          .warning(
              "the journal does not take the notice that session %d %s: %s"
                  .formatted(signing.session().rsid(), event, e.getMessage()));
      return NOTHING;
    }
  }

  /** The journal is forced: a notice that it has sealed has its block on the device. */
  void forced() throws IOException {
    if (started <= journal.sealed()) {
      signing.directory().started(signing.session());
      started = NOTHING;
    }
    if (ended <= journal.sealed()) {
      signing.directory().ended(signing.session());
      ended = NOTHING;
    }
  }
}
