package io.sealpost.verify.group;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.trust.TrustPolicy;

/** A signature group outside of any archive. */
public final class LoneGroup {
  private LoneGroup() {}

  public static Group of(GroupId id) {
    GroupKeys keys = new GroupKeys("host", TrustPolicy.NONE, new KnownKeys());
    AcceptedRuns runs = new AcceptedRuns(false, place -> true);
    return new Group(id, () -> new Sender(Sender.Id.of(id), runs), keys);
  }
}
