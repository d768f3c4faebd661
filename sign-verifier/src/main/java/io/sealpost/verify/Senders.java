package io.sealpost.verify;

import io.sealpost.sign.GroupId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The senders of which something in the archive is verified, and what came last of each signer. */
final class Senders {
  private final Redelivered redelivered;
  private final Map<LastingSigner, Sender> known = new HashMap<>();
  private final List<Sender> byNumber = new ArrayList<>();
  private final Map<Sender.SignerId, SignerTrace> traces = new HashMap<>();

  /** Told which lines came in a redelivered run. */
  interface Redelivered {
    void mark(long place);
  }

  Senders(Redelivered redelivered) {
    this.redelivered = redelivered;
  }

  Sender of(GroupId group) {
    return known.computeIfAbsent(LastingSigner.of(group), id -> open(group));
  }

  private Sender open(GroupId group) {
    Sender sender = new Sender(byNumber.size(), new SenderStream(redelivered), traceOf(group));
    byNumber.add(sender);
    return sender;
  }

  SignerTrace traceOf(GroupId group) {
    return traces.computeIfAbsent(Sender.SignerId.of(group), id -> new SignerTrace());
  }

  Sender numbered(int number) {
    return byNumber.get(number);
  }

  /** Lets go of messages before a place, and of runs that reach from before {@code running} on. */
  void forgetBefore(long place, long running) {
    for (Sender sender : byNumber) sender.stream().forgetBefore(place, running);
  }

  void endRuns() {
    for (Sender sender : byNumber) sender.stream().endRun();
  }
}
