package io.sealpost.verify;

import io.sealpost.message.ParsedMessage;
import java.util.List;
import java.util.Optional;

/** Selects lines by signer and counts the others. */
final class LineFilter {
  private final List<SignerName> signers;
  private long passedOver;

  /** A filter for these signers; with none, all lines are looked at. */
  LineFilter(List<SignerName> signers) {
    this.signers = signers;
  }

  boolean admits(byte[] octets, int from, int to) {
    if (signers.isEmpty()) {
      return true;
    }
    Optional<ParsedMessage> message = ParsedMessage.parse(octets, from, to);
    boolean admitted = message.isPresent() && admits(message.get());
    if (!admitted) {
      passedOver++;
    }
    return admitted;
  }

  private boolean admits(ParsedMessage message) {
    String host = message.hostname();
    String app = message.appName();
    for (SignerName signer : signers) {
      boolean sameApp = signer.app().isEmpty() || signer.app().get().equals(app);
      if (sameApp && signer.host().equalsIgnoreCase(host)) {
        return true;
      }
    }
    return false;
  }

  long passedOver() {
    return passedOver;
  }
}
