package io.sealpost.verify.edits;

import java.util.Locale;

/**
 * A message number in a signature group.
 *
 * @param group host, application, process, session, SG and SPRI
 */
record GroupNumber(GroupKey group, long number) {
  /** A signature group of one signer's session. */
  record GroupKey(Session session, String sg, String spri) {}

  /** A session of one process. */
  record Session(String host, String app, String procId, String rsid) {}

  /** As notices have it: {@code RSID/SG/SPRI:NUMBER}. */
  String text() {
    return String.format(
        Locale.ROOT, "%s/%s/%s:%d", group.session().rsid(), group.sg(), group.spri(), number);
  }
}
