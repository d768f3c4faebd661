package io.sealpost.verify;

import io.sealpost.sign.GroupId;

/**
 * One reboot session of one signer (RFC 5848 §4.2.2): all its signature groups see one stream of
 * messages.
 */
final class Session {
  /** What all sessions of a signer share: it is known by these, over all processes. */
  record SignerId(String host, String app) {
    static SignerId of(GroupId group) {
      return new SignerId(group.host(), group.app());
    }
  }

  /** What tells it from all other sessions. */
  record Id(String host, String app, String procId, String rsid) {
    static Id of(GroupId group) {
      return new Id(group.host(), group.app(), group.procId(), group.rsid());
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
