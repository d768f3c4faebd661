package io.sealpost.verify;

import io.sealpost.sign.GroupId;

/**
 * A signer across all its sessions. Also across its processes if part of its PROCID outlives them,
 * as in Sealpost's after the first dot; any other PROCID denotes one process only.
 */
record LastingSigner(String host, String app, String name) {
  static LastingSigner of(GroupId group) {
    String name = group.procId().substring(group.procId().indexOf('.') + 1);
    return new LastingSigner(group.host(), group.app(), name);
  }
}
