package io.sealpost.delivery.keeper;

import io.sealpost.delivery.PipelineListener;
import io.sealpost.delivery.Resend;
import io.sealpost.delivery.Resending;
import io.sealpost.journal.Journal;
import io.sealpost.sign.session.SignSession;
import io.sealpost.time.Clocks;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Announces in the stream what is sent again, where there is room for a message; otherwise once
 * there is room or, before the session ends, from the journal's reserve. Confined to the keeper
 * thread.
 */
final class ResendNotices {
  /** Keeps a notice within the 2048 octets that every receiver accepts (RFC 5424 §6.1). */
  static final int MOST_LISTED_OCTETS = 1_400;

  private static final long RETRY = TimeUnit.SECONDS.toNanos(1);
  // After the end of its session a notice needs another session, in another segment. A full journal
  // would grow by a segment each time.
  private static final double FULL = 0.9;

  private final Journal journal;
  private final SessionSequence sessions;
  private final PipelineListener listener;
  private final Clocks clocks;
  private final UnsaidNotices unsaid;
  private long notBefore; // set when there was no room

  ResendNotices(
      Journal journal, SessionSequence sessions, PipelineListener listener, Clocks clocks) {
    this.journal = journal;
    this.sessions = sessions;
    this.listener = listener;
    this.clocks = clocks;
    this.unsaid = new UnsaidNotices(listener);
    this.notBefore = clocks.nanos();
  }

  /** Takes over what an earlier process did not announce. Called before the keeper runs. */
  void begin() {
    sessions.signing().map(Signing::directory).ifPresent(unsaid::read);
  }

  /** What the journal holds is forced. */
  void forced() {
    unsaid.forced();
  }

  /**
   * Has the messages of a resend covered, and announces their numbers in notices that are covered
   * too: a notice counts only in the session that it names, which may die at any moment. Returns
   * whether anything was journaled that should be forced.
   */
  boolean say(Resend resend) throws IOException {
    sessions.coverThrough(resend.to());
    if (sessions.signing().isEmpty()) {
      return false;
    }
    ListedNumbers numbers =
        ResentNumbers.of(resend, journal, session().rsid(), sessions.sealer().begunAt());
    for (String again : numbers.texts(MOST_LISTED_OCTETS)) {
      unsaid.add(resend.reason(), again);
    }
    notBefore = clocks.nanos();
    say();
    warn(unsaid.dropBeyondMost(), "the journal is full");
    if (!unsaid.isEmpty()) {
      unsaid.store(sessions.signing().orElseThrow().directory());
    }
    return !numbers.isEmpty();
  }

  private SignSession session() {
    return sessions.signing().orElseThrow().session();
  }

  /** Announces what there is, as far as there is room for messages, and covers it. */
  void say() throws IOException {
    if (sessions.signing().isEmpty() || nanosUntilDue() > 0) {
      return;
    }
    if (sessions.sealer().hasEnded()) {
      if (journal.fill() > FULL) {
        postpone();
        return;
      }
      sessions.renew();
    }
    if (sayWhatFits()) {
      sessions.coverThrough(journal.end());
    }
  }

  private boolean sayWhatFits() {
    boolean any = false;
    while (nanosUntilDue() <= 0) {
      byte[] notice = notice(unsaid.first());
      if (journal.append(notice, 0, notice.length)) {
        unsaid.removeFirst();
        any = true;
      } else {
        postpone();
      }
    }
    return any;
  }

  private void postpone() {
    notBefore = clocks.nanos() + RETRY;
  }

  /** Announces everything, if need be from the reserve: the session is about to end. */
  void sayAll() {
    while (!unsaid.isEmpty() && sessions.signing().isPresent()) {
      byte[] notice = notice(unsaid.first());
      try {
        journal.appendNotice(notice, 0, notice.length);
        unsaid.removeFirst();
      } catch (IOException e) {
        warn(unsaid.clear(), String.valueOf(e.getMessage()));
      }
    }
  }

  private void warn(int lost, String why) {
    if (lost > 0) {
      listener.warning(Resending.unsaid(why));
    }
  }

  private byte[] notice(UnsaidNotices.Unsaid one) {
    String text = "what is listed comes once more, because " + one.reason().because();
    return session().resendNotice(one.reason().word(), one.again(), text);
  }

  /** How long until there may be something to announce. */
  long nanosUntilDue() {
    return unsaid.isEmpty() ? Long.MAX_VALUE : notBefore - clocks.nanos();
  }
}
