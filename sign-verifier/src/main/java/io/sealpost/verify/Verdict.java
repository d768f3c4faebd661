package io.sealpost.verify;

/** What the verifier says of a line. */
public enum Verdict {
  VERIFIED,
  UNSIGNED,
  REPLAY
}
