package io.sealpost.verify.group;

import io.sealpost.sign.GroupId;
import java.util.HashMap;
import java.util.Map;

/** The senders with anything verified in the archive. */
public final class Senders {
  private final AcceptedRuns accepted;
  private final Map<Sender.Id, Sender> known = new HashMap<>();

  public Senders(AcceptedRuns accepted) {
    this.accepted = accepted;
  }

  public Sender of(GroupId group) {
    return known.computeIfAbsent(Sender.Id.of(group), id -> new Sender(id, accepted));
  }

  /** Ends all open runs: there are no more lines. */
  public void endRuns() {
    known.values().forEach(Sender::endRun);
  }
}
