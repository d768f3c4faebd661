package io.sealpost.delivery.keeper;

import io.sealpost.delivery.drops.NoticeOrigin;
import io.sealpost.journal.Journal;
import io.sealpost.threads.Mailbox;
import java.io.IOException;
import java.util.Optional;

/**
 * The session in which the keeper signs now, if any, and those that follow it. Confined to the
 * keeper thread, but for what happens before it runs.
 */
final class SessionSequence {
  private final Journal journal;
  private final KeeperContext context;
  private final Mailbox.Work force;
  private final Runnable lastWords;
  private Optional<Signing> signing;
  private Sealer sealer;

  /**
   * Begins with this session, or without.
   *
   * @param force forces the journal, as the keeper does
   * @param lastWords run before a session says its end
   */
  SessionSequence(
      KeeperContext context, Optional<Signing> signing, Mailbox.Work force, Runnable lastWords)
      throws IOException {
    this.context = context;
    this.journal = context.journal();
    this.force = force;
    this.lastWords = lastWords;
    this.signing = signing;
    this.sealer = madeSealer();
  }

  private Sealer madeSealer() throws IOException {
    journal.reserve(
        signing.map(Signing::reservePerMessage).orElse(0),
        signing.map(Signing::reserveBesides).orElse(0));
    return signing.isPresent()
        ? new SignatureSealer(journal, signing.get(), context.listener(), System::nanoTime)
        : new UnsignedSealer(journal);
  }

  Optional<Signing> signing() {
    return signing;
  }

  /** Seals in the present session. */
  Sealer sealer() {
    return sealer;
  }

  /** Whose the keeper's own messages are. */
  NoticeOrigin origin() {
    return signing.map(Signing::origin).orElseGet(context.origin());
  }

  /** Ends the present session; once. */
  void end() throws IOException {
    if (!sealer.hasEnded()) {
      lastWords.run();
    }
    sealer.end();
  }

  /** Goes on with this one; if it cannot be begun, all stays as it was. */
  void change(Optional<Signing.Successor> successor) throws IOException {
    Optional<Signing> next = begun(successor);
    end();
    goOnWith(next);
  }

  /**
   * Goes on with a successor from what is sealed, as after a crash: after an error of which nobody
   * knows what it left half done.
   */
  void startOver() throws IOException {
    goOnWith(begun(successor()));
  }

  private static Optional<Signing> begun(Optional<Signing.Successor> successor) throws IOException {
    return successor.isPresent() ? Optional.of(successor.get().begin()) : Optional.empty();
  }

  private void goOnWith(Optional<Signing> next) throws IOException {
    force.run();
    journal.startSession(next.map(signed -> signed.session().rsid()).orElse(0L));
    sealer.close();
    signing = next;
    sealer = madeSealer();
    sealer.begin();
  }

  private Optional<Signing.Successor> successor() {
    return signing.map(Signing::successor);
  }

  /** Goes on with a successor. */
  void renew() throws IOException {
    change(successor());
  }

  /** Goes on with a successor if what comes next in the journal is for that. */
  void renewIfOver() throws IOException {
    if (sealer.isOver()) {
      renew();
    }
  }

  /** Has all that lies before a position covered, by whatever sessions. */
  void coverThrough(long position) throws IOException {
    sealer.coverThrough(position);
    while (sealer.isOver()) {
      renew();
      sealer.coverThrough(position);
    }
  }
}
