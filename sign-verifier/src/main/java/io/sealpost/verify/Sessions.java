package io.sealpost.verify;

import io.sealpost.sign.GroupId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The sessions of the archive of which something is verified, and what came last of each signer.
 */
final class Sessions {
  private final Redelivered redelivered;
  private final Map<LastingSigner, Session> known = new HashMap<>();
  private final List<Session> byNumber = new ArrayList<>();
  private final Map<Session.SignerId, SignerTrace> traces = new HashMap<>();

  /** Told which lines came in a redelivered run. */
  interface Redelivered {
    void mark(long place);
  }

  Sessions(Redelivered redelivered) {
    this.redelivered = redelivered;
  }

  Session of(GroupId group) {
    return known.computeIfAbsent(LastingSigner.of(group), id -> open(group));
  }

  private Session open(GroupId group) {
    Session session = new Session(byNumber.size(), new SessionStream(redelivered), traceOf(group));
    byNumber.add(session);
    return session;
  }

  SignerTrace traceOf(GroupId group) {
    return traces.computeIfAbsent(Session.SignerId.of(group), id -> new SignerTrace());
  }

  Session numbered(int number) {
    return byNumber.get(number);
  }

  /** Lets go of messages before a place, and of runs that reach from before {@code running} on. */
  void forgetBefore(long place, long running) {
    for (Session session : byNumber) session.stream().forgetBefore(place, running);
  }

  void endRuns() {
    for (Session session : byNumber) session.stream().endRun();
  }
}
