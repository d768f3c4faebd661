package io.sealpost.verify.report;

import io.sealpost.sign.GroupId;

/** The number of a message in its signature group (RFC 5848 §4.2.5). */
public record MessageId(GroupId group, long number) {
  /** The tuple that users of syslog-sign know: {@code host,rsid,ver,sg,spri,number}. */
  public String tuple() {
    return groupTuple(group) + "," + number;
  }

  /** The same tuple without a number. */
  public static String groupTuple(GroupId group) {
    return String.join(",", group.host(), group.rsid(), group.ver(), group.sg(), group.spri());
  }
}
