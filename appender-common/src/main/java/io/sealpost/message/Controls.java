package io.sealpost.message;

/**
 * What becomes of octets below 32 in MSG and PARAM-VALUEs. NUL is always escaped: no receiver keeps
 * it.
 */
public enum Controls {
  /** As rsyslog would write them: {@code #011}, {@code #012}. */
  ESCAPE,
  /** Sent as they are; needs a receiver that keeps octets. */
  KEEP,
  /** Each becomes a space. */
  SPACE
}
