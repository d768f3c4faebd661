package io.sealpost.verify;

import io.sealpost.sign.GroupId;

/**
 * One thing that is wrong with the archive.
 *
 * @param place the line or the signature group that it is about
 * @param evidence what was seen there
 */
public record Finding(FindingKind kind, String place, String evidence) {
  static Finding at(Position position, FindingKind kind, String evidence) {
    return new Finding(kind, position.toString(), evidence);
  }

  static Finding in(GroupId group, FindingKind kind, String evidence) {
    String place = MessageId.groupTuple(group) + " of " + group.app() + " [" + group.procId() + "]";
    return new Finding(kind, place, evidence);
  }

  @Override
  public String toString() {
    return kind.text() + ": " + place + ": " + evidence;
  }
}
