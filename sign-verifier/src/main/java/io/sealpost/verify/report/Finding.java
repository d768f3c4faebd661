package io.sealpost.verify.report;

import io.sealpost.sign.GroupId;

/**
 * One thing that is wrong with the archive.
 *
 * @param place the line or signature group that it concerns
 * @param evidence what was seen there
 * @param count how many messages it concerns, or else how many such things: at least 1
 */
public record Finding(FindingKind kind, String place, String evidence, long count) {
  public Finding(FindingKind kind, String place, String evidence) {
    this(kind, place, evidence, 1);
  }

  public static Finding at(LinePosition position, FindingKind kind, String evidence) {
    return new Finding(kind, position.toString(), evidence);
  }

  public static Finding in(GroupId group, FindingKind kind, String evidence) {
    return in(group, kind, evidence, 1);
  }

  static Finding in(GroupId group, FindingKind kind, String evidence, long count) {
    String place = MessageId.groupTuple(group) + " of " + group.app() + " [" + group.procId() + "]";
    return new Finding(kind, place, evidence, count);
  }

  @Override
  public String toString() {
    return kind.text() + ": " + place + ": " + evidence;
  }
}
