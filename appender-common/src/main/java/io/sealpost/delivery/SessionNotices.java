package io.sealpost.delivery;

import io.sealpost.journal.Journal;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * Says in the stream that a session starts and ends, and has the directory remember what was said
 * once that is forced: the next session names only what the stream is sure to have. Confined to the
 * keeper thread, but for what happens before it runs.
 */
final class SessionNotices {
  private final Journal journal;
  private final Signing signing;
  private final Supplier<PipelineListener> listener;
  // Said, but not yet remembered.
  private boolean started;
  private boolean ended;

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

  private boolean say(String event, byte[] notice) {
    try {
      journal.appendNotice(notice, 0, notice.length);
      return true;
    } catch (IOException e) {
      // The session itself needs no notice. Without it, what is missing from an archive shows less.
      listener
          .get()
          .warning(
              "the journal does not take the notice that session %d %s: %s"
                  .formatted(signing.session().rsid(), event, e.getMessage()));
      return false;
    }
  }

  /** What was said so far is forced. */
  void forced() throws IOException {
    long rsid = signing.session().rsid();
    if (started) {
      signing.directory().started(rsid);
      started = false;
    }
    if (ended) {
      signing.directory().ended(rsid);
      ended = false;
    }
  }
}
