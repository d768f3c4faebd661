package io.sealpost.journal;

import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What could not be read. Each place counts once, however many readers meet it, and each segment is
 * reported once. Any thread.
 */
final class Damage {
  private final NavigableSet<Long> places = new ConcurrentSkipListSet<>();
  private final AtomicLong count = new AtomicLong();
  private final JournalListener listener;

  Damage(JournalListener listener) {
    this.listener = listener;
  }

  /** Notes that what lies from one position up to another was skipped. */
  void skipped(long from, long to) {
    note("damaged", from, to);
  }

  /** Notes that an entry was skipped that somebody has changed since it was encrypted. */
  void changed(long from, long to) {
    note("changed by somebody since it was encrypted", from, to);
  }

  private void note(String what, long from, long to) {
    long segment = Position.number(from);
    boolean first = places.subSet(Position.of(segment, 0), Position.of(segment + 1, 0)).isEmpty();
    if (places.add(from)) {
      count.incrementAndGet();
      if (first) {
        listener.warning(
            what
                + ": "
                + Position.text(from)
                + " up to "
                + Position.text(to)
                + " was skipped; more in this segment is only counted");
      }
    }
  }

  /** Forgets places in segments that are freed. */
  void forgetBefore(long position) {
    places.headSet(position).clear();
  }

  long count() {
    return count.get();
  }
}
