package io.sealpost.verify.group;

import io.sealpost.sign.GroupId;
import java.util.HashMap;
import java.util.Map;

/** The senders of which something in the archive is verified. */
public final class Senders {
  private final AcceptedRuns accepted;
  private final Map<Sender.Id, Sender> known = new HashMap<>();

  public Senders(AcceptedRuns accepted) {
    this.accepted = accepted;
  }

  public Sender of(GroupId group) {
    return known.computeIfAbsent(Sender.Id.of(group), id -> new Sender(id, accepted));
  }

  /** There are no more lines. */
  public void endRuns() {
    known.values().forEach(Sender::endRun);
  }
}
