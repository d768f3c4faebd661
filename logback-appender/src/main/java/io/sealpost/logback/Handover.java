package io.sealpost.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.sealpost.SyslogPipeline;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The handover from a Sealpost appender to the one that replaces it in a reset of Logback. Each
 * event logged in between is taken once, by the first of these that it meets: the old appender, a
 * stand-in for it ({@link ResetGap}), or the new one. Events that none can take are counted. Any
 * thread.
 */
final class Handover {
  private final SealpostAppender old;
  private final ResetGap gap;

  /**
   * Logback's events are equal only to themselves. They stay here as long as they are referenced,
   * so a thread may pause with one for any length of time.
   */
  private final Set<ILoggingEvent> taken;

  private final AtomicBoolean reported = new AtomicBoolean();
  private long missed; // and not yet reported; guarded by this
  private @Nullable SyslogPipeline next; // guarded by this

  /**
   * Creates a handover from an appender.
   *
   * @param before the handover to this appender: what was taken then is not taken again
   */
  Handover(SealpostAppender old, ResetGap gap, @Nullable Handover before) {
    this.old = old;
    this.gap = gap;
    this.taken =
        before == null
            ? Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()))
            : before.taken;
  }

  boolean isFrom(SealpostAppender appender) {
    return appender == old;
  }

  /** Whether the handover is open to an appender with this name. */
  synchronized boolean isOpenTo(String name) {
    return next == null && name.equals(old.getName());
  }

  /**
   * Takes an event that has reached one of the two appenders.
   *
   * @return whether the event is handled; otherwise it is to be appended as usual
   */
  boolean takes(ILoggingEvent event, SealpostAppender by) {
    if (gap.isOver(event) || (by == old && by.isStarted())) {
      return false;
    }
    if (by == old) {
      old.takeInGap(event, false);
    } else {
      gap.takeAt(by, event, this);
    }
    return true;
  }

  /** Whether the event is the caller's: no other has taken it. */
  boolean claim(ILoggingEvent event) {
    return gap.isOver(event) || taken.add(event);
  }

  /** Counts an event that the old appender may have taken before the reset, without a trace. */
  void doubt(ILoggingEvent event) {
    if (taken.add(event)) {
      miss();
    }
  }

  /** Counts and reports an event that arrived after the old appender's pipeline had ended. */
  void missAndTell() {
    miss();
    if (!reported.getAndSet(true)) {
      old.addWarn("events are dropped: no appender has taken over since Logback was reset");
    }
  }

  private synchronized void miss() {
    missed++;
    if (next != null) {
      say(next);
    }
  }

  /** Another appender has replaced the old one; its stream reports what was missed. */
  synchronized void replacedBy(SyslogPipeline pipeline) {
    next = pipeline;
    say(pipeline);
    gap.isReplaced();
  }

  /** No appender will: reports to the operator, since no stream can. */
  synchronized void end() {
    if (missed > 0) {
      old.addWarn(missed + " events were dropped after Logback was reset");
    }
  }

  private void say(SyslogPipeline pipeline) {
    if (missed > 0) {
      pipeline.countMissed(missed);
      missed = 0;
    }
  }
}
