package io.sealpost.logback;

import io.sealpost.event.ApplicationCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * The markers of an event, including those they refer to.
 *
 * @param logstash those that carry fields, see {@link LogstashFields}
 * @param ordinary the first that does not
 */
@SuppressWarnings("deprecation") // SLF4J has no other access to what a marker refers to
record EventMarkers(List<Marker> logstash, Optional<Marker> ordinary) {
  private static final EventMarkers NONE = new EventMarkers(List.of(), Optional.empty());
  private static final int MOST = 1_000;

  static EventMarkers of(@Nullable List<Marker> given) {
    if (given == null || given.isEmpty()) {
      return NONE;
    }
    Marker first = given.get(0);
    EventMarkers plain = new EventMarkers(List.of(), Optional.of(first));
    boolean alone = given.size() == 1 && !LogstashFields.isOne(first);
    return ApplicationCode.orElse(
        () -> alone && !first.hasReferences() ? plain : found(given), plain);
  }

  /**
   * Each marker once, followed directly by what it refers to; without recursion, since chains may
   * be long.
   */
  private static EventMarkers found(List<Marker> given) {
    List<Marker> logstash = new ArrayList<>();
    Optional<Marker> ordinary = Optional.empty();
    Set<Marker> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Iterator<Marker>> open = new ArrayDeque<>(List.of(given.iterator()));
    while (!open.isEmpty() && seen.size() < MOST) {
      if (!open.peek().hasNext()) {
        open.pop();
        continue;
      }
      Marker marker = open.peek().next();
      if (seen.add(marker)) {
        if (LogstashFields.isOne(marker)) {
          logstash.add(marker);
        } else if (ordinary.isEmpty()) {
          ordinary = Optional.of(marker);
        }
        open.push(marker.iterator());
      }
    }
    return new EventMarkers(logstash, ordinary);
  }
}
