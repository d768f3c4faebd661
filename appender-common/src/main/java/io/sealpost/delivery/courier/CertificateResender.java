package io.sealpost.delivery.courier;

import io.sealpost.delivery.courier.CourierContext.Certificates;
import io.sealpost.journal.format.EntryKind;
import io.sealpost.sign.Redundancy;
import io.sealpost.time.Clocks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Selects the certificate blocks that one connection must carry next: those of a session and group
 * precede its first signature block on every connection, and are repeated after some time or some
 * messages (RFC 5848 §6.1.1). Confined to the courier thread.
 */
final class CertificateResender {
  private final Certificates certificates;
  private final Redundancy redundancy;
  private final Clocks clocks;

  private long session = -1;
  private long seen;
  private int announced;
  private long sentNanos;
  private int messages; // since then

  /** For a connection that has carried nothing yet. */
  CertificateResender(Certificates certificates, Redundancy redundancy, Clocks clocks) {
    this.certificates = certificates;
    this.redundancy = redundancy;
    this.clocks = clocks;
  }

  /** Returns the blocks that must be sent before the next entry of the journal. */
  List<byte[]> before(long next, EntryKind kind) throws IOException {
    messages++;
    if (next != session || isDue()) {
      boolean again = next == session;
      session = next;
      announced = 0;
      messages = 1;
      sentNanos = clocks.nanos();
      return again ? news() : repeated(news());
    }
    // Groups are added during the session: this is checked before the first block of one.
    return kind == EntryKind.SIGNATURE && certificates.changes() != seen
        ? repeated(news())
        : List.of();
  }

  // Only when something is sent: with nothing new to verify, no certificate is missed. Nor in a
  // stream that is not signed, which has none.
  private boolean isDue() {
    if (announced == 0) {
      return false;
    }
    boolean countReached =
        redundancy.certResendCount() > 0 && messages > redundancy.certResendCount();
    boolean timeReached =
        !redundancy.certResendDelay().isZero()
            && clocks.nanos() - sentNanos >= redundancy.certResendDelay().toNanos();
    return countReached || timeReached;
  }

  private List<byte[]> news() throws IOException {
    seen = certificates.changes(); // before they are read, so that nothing is missed
    List<byte[]> all = certificates.of(session);
    List<byte[]> news = all.subList(Math.min(announced, all.size()), all.size());
    announced = all.size();
    return news;
  }

  private List<byte[]> repeated(List<byte[]> blocks) {
    List<byte[]> all = new ArrayList<>();
    for (int i = 0; i < redundancy.certInitialRepeat(); i++) {
      all.addAll(blocks);
    }
    return all;
  }
}
