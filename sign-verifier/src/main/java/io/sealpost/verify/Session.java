package io.sealpost.verify;

import io.sealpost.sign.GroupId;

/**
 * Those sessions of a signer (RFC 5848 §4.2.2) that are known to follow each other: all their
 * signature groups see one stream of messages.
 */
final class Session {
  /** What all sessions of a signer share: it is known by these, over all processes. */
  record SignerId(String host, String app) {
    static SignerId of(GroupId group) {
      return new SignerId(group.host(), group.app());
    }
  }

  private final int number;
  private final SessionStream stream;
  private final SignerTrace trace;

  Session(int number, SessionStream stream, SignerTrace trace) {
    this.number = number;
    this.stream = stream;
    this.trace = trace;
  }

  /** Counts the sessions of the archive, from 0. */
  int number() {
    return number;
  }

  SessionStream stream() {
    return stream;
  }

  /** What came last of its signer. */
  SignerTrace trace() {
    return trace;
  }
}
