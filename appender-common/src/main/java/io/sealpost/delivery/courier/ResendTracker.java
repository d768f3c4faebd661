package io.sealpost.delivery.courier;

import io.sealpost.delivery.Resend;
import io.sealpost.delivery.ResendReason;
import io.sealpost.delivery.Resending;
import io.sealpost.journal.Journal;
import io.sealpost.journal.format.EntryKind;
import io.sealpost.time.BurstLimit;
import io.sealpost.time.Clocks;
import io.sealpost.transport.Target;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Ensures that what a collector may already have is not sent again before the stream has announced
 * it. Confined to the courier thread.
 *
 * <p>One position is enough: what precedes it and is not confirmed was sent since the last
 * announcement. After an announcement everything may be sent again, so the position goes back to
 * what is confirmed; a connection that was not made leaves it there.
 */
final class ResendTracker implements AutoCloseable {
  // Enough for some forces, and for reading what is in flight. A disk that hangs holds up delivery
  // too.
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);
  private static final long PIECE = 16 << 20;
  private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(50);

  private final Journal journal;
  private final CourierContext context;
  private final AnsweredAhead ahead;
  private final Optional<SentMark> mark;
  private final BooleanSupplier stopping;
  private final Clocks clocks;
  private final BurstLimit warnings;
  private final long openedAt;
  private long sent;
  private ResendReason reason = ResendReason.RESTART;
  private Optional<Target> lastTarget = Optional.empty();

  /** For a courier that has sent nothing: an earlier process may have. */
  ResendTracker(CourierContext context, AnsweredAhead ahead, BooleanSupplier stopping) {
    this.context = context;
    this.journal = context.journal();
    this.clocks = context.shared().clocks();
    this.warnings = new BurstLimit(clocks);
    this.ahead = ahead;
    this.stopping = stopping;
    this.mark =
        context
            .directory()
            .map(
                directory -> new SentMark(journal, directory, context.shared().listener(), clocks));
    this.openedAt = journal.end();
    this.sent = journal.confirmed();
  }

  /** Finds out what an earlier process may have sent; once, on the courier's thread. */
  void begin() {
    if (mark.isPresent() && context.shared().isSigned()) {
      sent = mark.get().found(openedAt);
    }
  }

  /** A connection that begins at this position is about to be made. */
  void beginRun(long from, Target target) {
    ResendReason why = isAnother(target) ? ResendReason.FAILOVER : reason;
    // Where losses go unnoticed, what was sent is confirmed: what remains was refused by this
    // host's own kernel.
    boolean known = target.scheme().losesNothingUnnoticed() || why == ResendReason.RESTART;
    // What waits for a missing key is not sent yet.
    long to = Math.min(sent, Math.max(from, context.limit().getAsLong()));
    if (known) {
      say(from, to, why);
    }
    if (to == sent && !stopping.getAsBoolean()) {
      sent = from;
      mark.ifPresent(file -> file.begin(from));
    }
    lastTarget = Optional.of(target);
    reason = ResendReason.CONNECTION;
  }

  /** Announces in pieces: without a checkpoint everything in the journal is sent again. */
  private void say(long from, long to, ResendReason why) {
    for (long at = from; at < to && !stopping.getAsBoolean(); ) {
      long next = Math.max(at + 1, Math.min(to, journal.segmentEndBehind(at, PIECE)));
      say(new Resend(at, next, position -> !ahead.has(position), why));
      at = next;
    }
  }

  private boolean isAnother(Target target) {
    return reason != ResendReason.RESTART && lastTarget.filter(target::equals).isEmpty();
  }

  /** The next entry in order is about to be handed to the connection. */
  void sending(long position) {
    sent = Math.max(sent, position);
    if (mark.isPresent() && context.shared().isSigned()) {
      mark.get().sending(position);
    }
  }

  /** The connection has failed for this reason. */
  void failed(ResendReason why) {
    reason = why;
  }

  /** An entry is about to be tried alone. */
  void beginTrial(Candidate entry) {
    LongPredicate only = position -> position == entry.position();
    boolean again = entry.position() <= sent || ahead.has(entry.position());
    if (again && entry.kind() == EntryKind.MESSAGE) {
      say(new Resend(journal.confirmed(), entry.position(), only, ResendReason.EXAMINATION));
    }
    sending(entry.position());
  }

  private void say(Resend resend) {
    if (!context.shared().isSigned()) {
      return;
    }
    CompletableFuture<@Nullable Void> said = context.resending().say(resend);
    long end = clocks.nanos() + PATIENCE;
    try {
      while (!isDone(said) && !stopping.getAsBoolean()) {
        if (clocks.nanos() - end > 0) {
          warn("the keeper takes too long");
          return;
        }
      }
    } catch (ExecutionException e) {
      warn(String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits a moment. */
  private static boolean isDone(CompletableFuture<@Nullable Void> said)
      throws ExecutionException, InterruptedException {
    try {
      said.get(LOOK, TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private void warn(String why) {
    if (warnings.take()) {
      context.shared().listener().warning(Resending.unsaid(why));
    }
  }

  /** The thread does not end in time, and the directory is released. Any thread. */
  void abandon() {
    mark.ifPresent(SentMark::abandon);
  }

  /** Nothing more is sent. */
  @Override
  public void close() {
    if (context.shared().isSigned()) {
      mark.ifPresent(file -> file.end(Math.max(sent, journal.confirmed())));
    }
    mark.ifPresent(SentMark::close);
  }
}
