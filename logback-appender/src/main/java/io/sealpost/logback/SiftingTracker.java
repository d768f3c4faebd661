package io.sealpost.logback;

import ch.qos.logback.core.spi.AbstractComponentTracker;

/** Logback's {@code SiftingAppender}, which removes idle appenders while it appends. */
final class SiftingTracker {
  private SiftingTracker() {}

  /**
   * Whether it is on the stack: then this is a logging thread, which must not wait for a collector.
   */
  static boolean isRemoving() {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(
            frames ->
                frames.anyMatch(
                    frame ->
                        AbstractComponentTracker.class.isAssignableFrom(
                            frame.getDeclaringClass())));
  }
}
