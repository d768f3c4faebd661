package io.sealpost.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.sealpost.SyslogPipeline;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * From one of our appenders to the one that replaces it in a reset of Logback: each event that was
 * logged in between is taken once, by the first that it meets: the old appender, one that stands in
 * for it ({@link ResetGap}), or the new one. What none can take is counted. Any thread.
 */
final class Handover {
  private final SealpostAppender old;
  private final ResetGap gap;

  /**
   * Logback's events are equal to nothing but themselves. They are here for as long as anybody has
   * them, so a thread may stand still with one for as long as it likes.
   */
  private final Set<ILoggingEvent> taken;

  private final AtomicBoolean told = new AtomicBoolean();
  private long missed; // and not said yet; guarded by this
  private @Nullable SyslogPipeline next; // guarded by this

  /**
   * From an appender.
   *
   * @param before to this appender: what was taken then is not taken again
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

  /** Whether it is open to an appender of that name. */
  synchronized boolean isOpenTo(String name) {
    return next == null && name.equals(old.getName());
  }

  /**
   * An event has come to one of both.
   *
   * @return whether it is seen to; else it is to be appended as ever
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

  /** Whether the event is for whoever asks this: nobody else has taken it. */
  boolean claim(ILoggingEvent event) {
    return gap.isOver(event) || taken.add(event);
  }

  /** An event that the old appender may have taken before the reset, without a trace. */
  void doubt(ILoggingEvent event) {
    if (taken.add(event)) {
      miss();
    }
  }

  /** The pipeline of the old appender has ended, and an event has come. */
  void missAndTell() {
    miss();
    if (!told.getAndSet(true)) {
      old.addWarn("events are dropped: since Logback was reset nobody has taken over");
    }
  }

  private synchronized void miss() {
    missed++;
    if (next != null) {
      say(next);
    }
  }

  /** Another appender has taken its place, whose stream says what was missed. */
  synchronized void replacedBy(SyslogPipeline pipeline) {
    next = pipeline;
    say(pipeline);
    gap.isReplaced();
  }

  /** Nobody will: to the operator, since no stream can say it. */
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
