package io.sealpost.verify.reference;

/** What tells one signature group from all others. */
record GroupName(
    String host, String app, String procId, String rsid, String ver, String sg, String spri) {
  /**
   * A signer over all its processes and sessions.
   *
   * @param name of a PROCID with a dot what follows the first one, else empty
   */
  record Sender(String host, String app, String name) {}

  /** One session of a sender. */
  record Session(Sender sender, String rsid) {}

  Sender sender() {
    return new Sender(host, app, isPlain() ? "" : procId.substring(procId.indexOf('.') + 1));
  }

  Session session() {
    return new Session(new Sender(host, app, procId.substring(procId.indexOf('.') + 1)), rsid);
  }

  /** Whether its PROCID stands for one process only. */
  boolean isPlain() {
    return procId.indexOf('.') < 0;
  }

  long sessionNumber() {
    return Long.parseLong(rsid);
  }
}
