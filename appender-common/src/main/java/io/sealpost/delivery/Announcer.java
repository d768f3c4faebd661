package io.sealpost.delivery;

import io.sealpost.delivery.CourierContext.Certificates;
import io.sealpost.journal.EntryKind;
import java.io.IOException;
import java.util.List;

/**
 * Says which certificate blocks one connection must carry next: those of a session and group
 * precede its first signature block on every connection (RFC 5848 §6.1.1). Confined to the courier
 * thread.
 */
final class Announcer {
  private final Certificates certificates;
  private long session = -1;
  private long seen;
  private int announced;

  /** For a connection that has carried nothing yet. */
  Announcer(Certificates certificates) {
    this.certificates = certificates;
  }

  /** Returns the blocks that must be sent before the next entry of the journal. */
  List<byte[]> before(long next, EntryKind kind) throws IOException {
    if (next != session) {
      session = next;
      announced = 0;
      return news();
    }
    // Groups are added while the session goes on: looked at before the first block of one.
    return kind == EntryKind.SIGNATURE && certificates.changes() != seen ? news() : List.of();
  }

  private List<byte[]> news() throws IOException {
    seen = certificates.changes(); // before they are read, so that nothing is missed
    List<byte[]> all = certificates.of(session);
    List<byte[]> news = all.subList(Math.min(announced, all.size()), all.size());
    announced = all.size();
    return news;
  }
}
