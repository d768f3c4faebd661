package io.sealpost.verify.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;

/** The messages of one sender in input order: what is new, and the runs of what is not. */
final class SenderStream {
  private static final int MOST_BEHIND_CERTIFICATE = 8;

  /** A message of a group, by its number. */
  record Numbered(Group group, long number) {}

  /** What {@link #deliver} says of a verified copy. */
  enum Order {
    NEW,
    LATE
  }

  private final Map<Group, Long> highest = new HashMap<>(); // H
  private final Map<Numbered, Integer> sentAgain; // L
  private final boolean plain;
  private boolean certificate;
  private long latestSession;

  // The open run.
  private boolean running;
  private boolean behindCertificate;
  private int length;
  private final Map<Group, Long> reached = new HashMap<>(); // r
  private final List<Numbered> noted = new ArrayList<>();

  SenderStream(boolean plain, Map<Numbered, Integer> sentAgain) {
    this.plain = plain;
    this.sentAgain = sentAgain;
  }

  void certificate() {
    certificate = true;
  }

  /** Takes a verified copy. */
  Order deliver(Map<Group, Long> ids) {
    boolean isNew =
        ids.entrySet().stream()
            .filter(id -> plain || id.getKey().name().sessionNumber() >= latestSession)
            .anyMatch(id -> id.getValue() > highest.getOrDefault(id.getKey(), 0L));
    if (!isNew) {
      again(ids, false);
      return Order.LATE;
    }
    close();
    ids.forEach(
        (group, number) -> {
          if (plain || group.name().sessionNumber() >= latestSession) {
            highest.merge(group, number, Math::max);
            latestSession = Math.max(latestSession, group.name().sessionNumber());
          }
        });
    certificate = false;
    return Order.NEW;
  }

  /** Takes a copy beyond those that were signed. */
  void extra(Map<Group, NavigableSet<Long>> numbers) {
    Map<Group, Long> ids = new HashMap<>();
    numbers.forEach((group, ascending) -> ids.put(group, likely(group, ascending)));
    again(ids, true);
  }

  /** Whether a run is open in which this number of a group comes next. */
  boolean expects(Group group, long number) {
    return running && reached.containsKey(group) && number == reached.get(group) + 1;
  }

  private long likely(Group group, NavigableSet<Long> ascending) {
    Long next = running && reached.containsKey(group) ? reached.get(group) + 1 : null;
    if (next != null && ascending.contains(next)) {
      return next;
    }
    Long latest = ascending.floor(highest.getOrDefault(group, 0L));
    return latest == null ? ascending.first() : latest;
  }

  private void again(Map<Group, Long> ids, boolean copy) {
    boolean goesOn = running && all(ids, (number, last) -> number == last + 1);
    if (!goesOn && running && certificate && all(ids, (number, last) -> number <= last)) {
      reached.clear(); // the connection broke again
    } else if (!goesOn) {
      close();
      running = true;
      behindCertificate = certificate;
    }
    behindCertificate |= certificate;
    reached.putAll(ids);
    ids.forEach((group, number) -> noted.add(new Numbered(group, number)));
    length += copy ? 1 : 0;
    certificate = false;
  }

  private interface Step {
    boolean fits(long number, long last);
  }

  private boolean all(Map<Group, Long> ids, Step step) {
    return ids.entrySet().stream()
        .allMatch(
            id -> {
              Long last = reached.get(id.getKey());
              return last == null || step.fits(id.getValue(), last);
            });
  }

  /** Ends the open run, if there is one. */
  void close() {
    if (running && isAccepted()) {
      int most = behindCertificate ? MOST_BEHIND_CERTIFICATE : 1;
      for (Numbered number : noted) {
        int before = sentAgain.getOrDefault(number, 0);
        sentAgain.put(number, Math.max(before, Math.min(before + 1, most)));
      }
    }
    running = false;
    behindCertificate = false;
    length = 0;
    reached.clear();
    noted.clear();
  }

  private boolean isAccepted() {
    boolean reachesTheEnd =
        reached.entrySet().stream()
            .allMatch(last -> last.getValue().equals(highest.get(last.getKey())));
    long first =
        reached.keySet().stream().mapToLong(group -> group.name().sessionNumber()).min().orElse(0);
    boolean hasAllLater =
        highest.keySet().stream()
            .filter(group -> group.name().sessionNumber() > first)
            .allMatch(reached::containsKey);
    return reachesTheEnd && hasAllLater && (behindCertificate || length >= 2);
  }
}
