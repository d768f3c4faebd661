package io.sealpost.delivery.drops;

import io.sealpost.delivery.PipelineListener;
import io.sealpost.journal.Appended;
import io.sealpost.journal.Journal;
import io.sealpost.time.Clocks;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Announces in the stream what was dropped, once there is room: one notice per reason when it is
 * over, or every ten seconds while it continues. Confined to the keeper thread.
 *
 * <p>What is not yet announced is lost with the process; closing announces it from the journal's
 * reserve, if there is one, and warns the operator of what it could not announce.
 */
public final class DropNotices {
  private static final long RETRY = TimeUnit.SECONDS.toNanos(1);

  private final Journal journal;
  private final DropReport report;
  private final Supplier<NoticeOrigin> origin;
  private final PipelineListener listener;
  private final Clocks clocks;
  private long notBefore; // set when there was no room

  public DropNotices(
      Journal journal,
      DropReport report,
      Supplier<NoticeOrigin> origin,
      PipelineListener listener,
      Clocks clocks) {
    this.journal = journal;
    this.report = report;
    this.origin = origin;
    this.listener = listener;
    this.clocks = clocks;
    this.notBefore = clocks.nanos();
  }

  /** Announces what is due, where there is room for a message. */
  public void say() {
    for (DropReason reason : DropReason.values()) {
      if (nanosUntilDue(reason) <= 0) {
        report.tally(reason).take().ifPresent(span -> offer(reason, span));
      }
    }
  }

  private void offer(DropReason reason, DropSpan span) {
    byte[] notice = DropNotice.octets(origin.get(), clocks.now(), reason, span);
    if (!journal.append(notice, 0, notice.length)) {
      report.tally(reason).giveBack(span);
      notBefore = clocks.nanos() + RETRY;
    }
  }

  /** How a notice gets into the journal. */
  private interface Way {
    void add(byte[] notice) throws IOException;
  }

  /** Announces everything, if need be from the reserve. */
  public void sayAll() {
    sayAll(notice -> journal.appendNotice(notice, 0, notice.length));
  }

  /** Announces everything, where there is room for a message. */
  public void sayAllThatFits() {
    sayAll(this::addAsMessage);
  }

  private void addAsMessage(byte[] notice) throws IOException {
    Appended appended = journal.offer(notice, 0, notice.length);
    if (appended != Appended.DONE) {
      throw new IOException(DropReason.of(appended).because());
    }
  }

  private void sayAll(Way way) {
    for (DropReason reason : DropReason.values()) {
      Optional<DropSpan> span = report.tally(reason).take();
      if (span.isPresent()) {
        add(reason, span.get(), way);
      }
    }
  }

  private void add(DropReason reason, DropSpan span, Way way) {
    byte[] notice = DropNotice.octets(origin.get(), clocks.now(), reason, span);
    try {
      way.add(notice);
    } catch (IOException e) {
      report.tally(reason).giveBack(span);
      listener.warning(
          String.format(
              Locale.ROOT,
              "the journal cannot store the notice that %d messages were dropped because %s: %s",
              span.count(),
              reason.because(),
              e.getMessage()));
    }
  }

  /** How long until there may be something to announce. */
  public long nanosUntilDue() {
    long due = Long.MAX_VALUE;
    for (DropReason reason : DropReason.values()) {
      due = Math.min(due, nanosUntilDue(reason));
    }
    return due;
  }

  private long nanosUntilDue(DropReason reason) {
    return Math.max(report.tally(reason).nanosUntilDue(), notBefore - clocks.nanos());
  }
}
