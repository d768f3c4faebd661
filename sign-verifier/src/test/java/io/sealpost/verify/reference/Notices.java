package io.sealpost.verify.reference;

import io.sealpost.verify.reference.GroupName.Session;
import io.sealpost.verify.reference.Message.Element;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What sessions say of themselves, of the one before and of what they send again, signed by them.
 */
final class Notices {
  private record Start(String previous, boolean ended, String last) {}

  private record Last(GroupName group, String text) {}

  /** A batch of numbers that one notice says were sent again. */
  private record Again(GroupName by, String rsid, String sg, String spri, long first, long last) {}

  private final Map<Session, Start> starts = new HashMap<>();
  private final Map<Session, Last> ends = new HashMap<>();
  private final Set<Session> noted = new HashSet<>();
  private final List<Again> again = new ArrayList<>();

  /** Looks at a verified message. */
  void read(Message message, Set<Group> groups) {
    for (Element element : message.elements()) {
      for (Group group : groups) {
        if (isOwn(message, element, group.name())) {
          if (element.id().startsWith("sealpost-session@")) {
            readSession(element, group.name());
          } else if (element.id().startsWith("sealpost-resend@")) {
            readResend(element, group.name());
            break; // several groups may hold it, and it is one notice
          }
        }
      }
    }
  }

  private static boolean isOwn(Message message, Element element, GroupName group) {
    return message.host().equals(group.host())
        && message.app().equals(group.app())
        && message.procId().equals(group.procId())
        && element.value("rsid").equals(group.rsid());
  }

  private void readSession(Element element, GroupName group) {
    if (element.value("event").equals("start")) {
      boolean ended = element.value("previousEnded").equals("true");
      starts.put(
          group.session(),
          new Start(element.value("previous"), ended, element.value("previousLast")));
      if (element.value("resends").equals("noted")) {
        noted.add(group.session());
      }
    } else if (element.value("event").equals("end")) {
      ends.put(group.session(), new Last(group, element.value("last")));
    }
  }

  private void readResend(Element element, GroupName group) {
    for (String part : element.value("again").split(" ", -1)) {
      String[] fields = part.split("[/:-]", -1);
      boolean isRange = part.matches("\\d{1,10}/\\d/\\d{1,3}:\\d{1,10}(-\\d{1,10})?");
      if (isRange) {
        long first = Long.parseLong(fields[3]);
        long last = fields.length == 5 ? Long.parseLong(fields[4]) : first;
        again.add(new Again(group, fields[0], fields[1], fields[2], first, last));
      }
    }
  }

  /** Whether a group's session says what it sends again. */
  boolean isNoted(GroupName group) {
    return noted.contains(group.session());
  }

  /** How often a signer says that it sent a number again: A. */
  long sentAgain(GroupName group, long number) {
    return again.stream()
        .filter(listed -> listed.first() <= number && number <= listed.last())
        .filter(listed -> listed.rsid().equals(group.rsid()) && listed.sg().equals(group.sg()))
        .filter(listed -> listed.spri().equals(group.spri()) && speaksFor(listed.by(), group))
        .count();
  }

  private static boolean speaksFor(GroupName by, GroupName group) {
    if (by.isPlain()) {
      return by.host().equals(group.host())
          && by.app().equals(group.app())
          && by.procId().equals(group.procId());
    }
    return !group.isPlain() && by.sender().name().equals(group.sender().name());
  }

  /** The kinds of findings that follow from what is not there. */
  Set<String> missing(Iterable<Group> groups) {
    Set<String> kinds = new TreeSet<>();
    starts.forEach((session, start) -> checkPrevious(session, start, groups, kinds));
    ends.forEach(
        (session, end) -> {
          if (isBeyond(end.text(), session, groups)) {
            kinds.add("missing-tail");
          }
        });
    return kinds;
  }

  private void checkPrevious(
      Session session, Start start, Iterable<Group> groups, Set<String> kinds) {
    if (start.previous().isEmpty() || start.previous().equals("0")) {
      return;
    }
    Session previous = new Session(session.sender(), start.previous());
    boolean present = false;
    for (Group group : groups) {
      present |= group.name().session().equals(previous) && group.highest() > 0;
    }
    if (!present) {
      kinds.add("missing-session");
    } else if (start.ended() && !ends.containsKey(previous)) {
      kinds.add("missing-tail");
    }
    if (present && isBeyond(start.last(), previous, groups)) {
      kinds.add("missing-tail");
    }
  }

  /** Whether a session had a number above those that are covered: {@code SG/SPRI:number ...} */
  private static boolean isBeyond(String last, Session session, Iterable<Group> groups) {
    for (String part : last.split(" ", -1)) {
      String[] fields = part.split("[/:]", -1);
      if (fields.length != 3 || !fields[2].matches("\\d{1,10}")) {
        continue;
      }
      long highest = 0;
      for (Group group : groups) {
        GroupName name = group.name();
        boolean named = name.sg().equals(fields[0]) && name.spri().equals(fields[1]);
        if (named && name.session().equals(session)) {
          highest = Math.max(highest, group.highest());
        }
      }
      if (highest < Long.parseLong(fields[2])) {
        return true;
      }
    }
    return false;
  }
}
