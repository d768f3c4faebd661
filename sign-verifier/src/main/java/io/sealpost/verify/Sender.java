package io.sealpost.verify;

import io.sealpost.sign.GroupId;

/**
 * A signer in those of its sessions (RFC 5848 §4.2.2) that are known to follow each other: all
 * their signature groups see one stream of messages.
 */
final class Sender {
  /** What a signer is known by over all its processes, however it names them. */
  record SignerId(String host, String app) {
    static SignerId of(GroupId group) {
      return new SignerId(group.host(), group.app());
    }
  }

  private final int number;
  private final SenderStream stream;
  private final SignerTrace trace;

  Sender(int number, SenderStream stream, SignerTrace trace) {
    this.number = number;
    this.stream = stream;
    this.trace = trace;
  }

  /** Counts the senders of the archive, from 0. */
  int number() {
    return number;
  }

  SenderStream stream() {
    return stream;
  }

  /** What came last of its signer. */
  SignerTrace trace() {
    return trace;
  }
}
