package io.sealpost.verify;

import java.util.List;

/** What came last of a signer, over all its sessions and processes. */
final class SignerTrace {
  private boolean certificate;
  private List<Sender> repeatOf = List.of();

  void certificate() {
    certificate = true;
    repeatOf = List.of();
  }

  void newMessage() {
    certificate = false;
    repeatOf = List.of();
  }

  void repeat(List<Sender> senders) {
    certificate = false;
    repeatOf = senders;
  }

  /**
   * Whether it speaks for a connection that was made anew: the signer's certificate, or a repeat of
   * another sender than this one.
   */
  boolean speaksForConnect(Sender sender) {
    return certificate || (!repeatOf.isEmpty() && !repeatOf.contains(sender));
  }
}
