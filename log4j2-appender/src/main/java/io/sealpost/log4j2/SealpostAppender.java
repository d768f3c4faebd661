package io.sealpost.log4j2;

/** The appender. */
public final class SealpostAppender {
  private SealpostAppender() {}
}
