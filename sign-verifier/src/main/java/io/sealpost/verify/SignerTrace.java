package io.sealpost.verify;

import java.util.List;

/** What came last of a signer, over all its sessions and processes. */
final class SignerTrace {
  private boolean certificate;
  private List<Session> repeatOf = List.of();

  void certificate() {
    certificate = true;
    repeatOf = List.of();
  }

  void newMessage() {
    certificate = false;
    repeatOf = List.of();
  }

  void repeat(List<Session> sessions) {
    certificate = false;
    repeatOf = sessions;
  }

  /**
   * Whether it speaks for a connection that was made anew: the signer's certificate, or a repeat of
   * another session than this one.
   */
  boolean speaksForConnect(Session session) {
    return certificate || (!repeatOf.isEmpty() && !repeatOf.contains(session));
  }
}
