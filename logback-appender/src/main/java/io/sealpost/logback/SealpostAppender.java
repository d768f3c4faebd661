package io.sealpost.logback;

/** The appender. */
public final class SealpostAppender {
  private SealpostAppender() {}
}
