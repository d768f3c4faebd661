package io.sealpost.delivery;

import io.sealpost.journal.Journal;
import io.sealpost.sign.SessionDirectory;
import io.sealpost.sign.SignSession;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Says in the stream what is sent again, where a message would have room; what has none is said
 * once there is some, or before the session ends from the journal's reserve. Until then a file has
 * it, for the process after one that is killed. Confined to the keeper thread.
 */
final class ResendNotices {
  /** So that a notice is within the 2048 octets that every receiver takes (RFC 5424 §6.1). */
  static final int MOST_LISTED_OCTETS = 1_400;

  private static final long RETRY = TimeUnit.SECONDS.toNanos(1);
  // A full journal while a server comes and goes: a few hundred kilobytes.
  private static final int MOST_HELD = 200;

  // After the end of its session a notice needs another one, in another segment. A full journal
  // would grow by that each time.
  private static final double FULL = 0.9;

  private record Unsaid(ResendReason reason, String again) {
    static Optional<Unsaid> read(String line) {
      int space = line.indexOf(' ');
      return ResendReason.of(line.substring(0, space))
          .map(reason -> new Unsaid(reason, line.substring(space + 1)));
    }

    String line() {
      return reason.word() + " " + again;
    }
  }

  private final Journal journal;
  private final SessionSequence sessions;
  private final Supplier<PipelineListener> listener;
  private final LongSupplier nanoTime;
  private final Deque<Unsaid> unsaid = new ArrayDeque<>();
  private Optional<SessionDirectory> directory = Optional.empty();
  private int stored; // so many of them are in the file
  private boolean failing;
  private long notBefore; // there was no room just now

  ResendNotices(
      Journal journal,
      SessionSequence sessions,
      Supplier<PipelineListener> listener,
      LongSupplier nanoTime) {
    this.journal = journal;
    this.sessions = sessions;
    this.listener = listener;
    this.nanoTime = nanoTime;
    this.notBefore = nanoTime.getAsLong();
  }

  /** Takes what an earlier process has not said. Before the keeper runs. */
  void begin() {
    directory = sessions.signing().map(Signing::directory);
    if (directory.isEmpty()) {
      return;
    }
    try {
      directory.get().unsaid().forEach(line -> Unsaid.read(line).ifPresent(unsaid::add));
      stored = unsaid.size();
    } catch (IOException e) {
      failed(e);
    }
  }

  /** What the journal has is forced: what was said needs no file any more. */
  void forced() {
    if (stored > unsaid.size()) {
      store();
    }
  }

  private void store() {
    stored = unsaid.size(); // also if it cannot be stored: delivery goes on
    try {
      directory.orElseThrow().unsaid(unsaid.stream().map(Unsaid::line).toList());
      failing = false;
    } catch (IOException e) {
      failed(e);
    }
  }

  private void failed(IOException e) {
    if (!failing) {
      failing = true;
      listener.get().warning(Resending.unsaid("should the process end before; " + e));
    }
  }

  /**
   * Has the messages of a resend covered, and says their numbers in notices that are covered too:
   * one counts only in the session that it names, which may die any moment. Whether anything was
   * journaled that should be forced.
   */
  boolean say(Resend resend) throws IOException {
    sessions.coverThrough(resend.to());
    if (sessions.signing().isEmpty()) {
      return false;
    }
    directory = sessions.signing().map(Signing::directory);
    ListedNumbers numbers =
        ResentNumbers.of(resend, journal, session().rsid(), sessions.sealer().begunAt());
    for (String again : numbers.texts(MOST_LISTED_OCTETS)) {
      unsaid.add(new Unsaid(resend.reason(), again));
    }
    notBefore = nanoTime.getAsLong();
    say();
    int lost = 0;
    while (unsaid.size() > MOST_HELD) {
      unsaid.remove();
      lost++;
    }
    warn(lost, "the journal is full");
    if (!unsaid.isEmpty()) {
      store();
    }
    return !numbers.isEmpty();
  }

  private SignSession session() {
    return sessions.signing().orElseThrow().session();
  }

  /** Says what there is, as far as messages have room, and covers it. */
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
      byte[] notice = notice(unsaid.element());
      if (journal.append(notice, 0, notice.length)) {
        unsaid.remove();
        any = true;
      } else {
        postpone();
      }
    }
    return any;
  }

  private void postpone() {
    notBefore = nanoTime.getAsLong() + RETRY;
  }

  /** Says all there is, if need be from the reserve: the session is about to end. */
  void sayAll() {
    while (!unsaid.isEmpty() && sessions.signing().isPresent()) {
      byte[] notice = notice(unsaid.element());
      try {
        journal.appendNotice(notice, 0, notice.length);
        unsaid.remove();
      } catch (IOException e) {
        giveUp(String.valueOf(e.getMessage()));
      }
    }
  }

  private void giveUp(String why) {
    int lost = unsaid.size();
    unsaid.clear();
    warn(lost, why);
  }

  private void warn(int lost, String why) {
    if (lost > 0) {
      listener.get().warning(Resending.unsaid(why));
    }
  }

  private byte[] notice(Unsaid one) {
    String text = "what is listed comes once more, because " + one.reason().because();
    return session().resendNotice(one.reason().word(), one.again(), text);
  }

  /** How long until there may be something to say. */
  long nanosUntilDue() {
    return unsaid.isEmpty() ? Long.MAX_VALUE : notBefore - nanoTime.getAsLong();
  }
}
