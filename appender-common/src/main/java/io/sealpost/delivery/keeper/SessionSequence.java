package io.sealpost.delivery.keeper;

import io.sealpost.delivery.drops.NoticeOrigin;
import io.sealpost.journal.Journal;
import io.sealpost.threads.Mailbox;
import java.io.IOException;
import java.util.Optional;

/**
 * The session in which the keeper signs now, if any, and those that follow it. Confined to the
 * keeper thread, except for what happens before it runs.
 */
final class SessionSequence {
  private final Journal journal;
  private final KeeperContext context;
  private final Mailbox.Work force;
  private final Runnable lastWords;
  private Optional<Signing> signing;
  private Sealer sealer;

  /**
   * Begins with this session, or without one.
   *
   * @param force forces the journal, as the keeper does
   * @param lastWords run before a session announces its end
   */
  SessionSequence(
      KeeperContext context, Optional<Signing> signing, Mailbox.Work force, Runnable lastWords)
      throws IOException {
    this.context = context;
    this.journal = context.shared().journal();
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
        ? new SignatureSealer(
            journal, signing.get(), context.shared().listener(), context.shared().clocks())
        : new UnsignedSealer(journal);
  }

  Optional<Signing> signing() {
    return signing;
  }

  /** The sealer of the present session. */
  Sealer sealer() {
    return sealer;
  }

  /** The origin of the keeper's own messages. */
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

  /** Continues with this successor; if it cannot be begun, everything stays as it was. */
  void change(Optional<Signing.Successor> successor) throws IOException {
    Optional<Signing> next = begun(successor);
    end();
    goOnWith(next);
  }

  /**
   * Continues with a successor from what is sealed, as after a crash: for an error that may have
   * left anything half done.
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

  /** Continues with a successor. */
  void renew() throws IOException {
    change(successor());
  }

  /** Continues with a successor if what comes next in the journal is for it. */
  void renewIfOver() throws IOException {
    if (sealer.isOver()) {
      renew();
    }
  }

  /** Has everything before a position covered, by as many sessions as it takes. */
  void coverThrough(long position) throws IOException {
    sealer.coverThrough(position);
    while (sealer.isOver()) {
      renew();
      sealer.coverThrough(position);
    }
  }
}
