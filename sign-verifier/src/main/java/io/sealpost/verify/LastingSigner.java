package io.sealpost.verify;

import io.sealpost.sign.GroupId;

/**
 * A signer over all its sessions. Also over its processes if its PROCID has a part that outlives
 * them, as Sealpost's has behind the first dot; any other PROCID stands for one process only.
 */
record LastingSigner(String host, String app, String name) {
  static LastingSigner of(GroupId group) {
    String name = group.procId().substring(group.procId().indexOf('.') + 1);
    return new LastingSigner(group.host(), group.app(), name);
  }
}
