package io.sealpost.endtoend;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Makes the calls of one thread and keeps those that took long. Any thread may ask for these. */
final class LongCalls implements Pace.Step, AutoCloseable {
  private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(25);

  private final Pace.Step call;
  private final List<Call> longCalls = new CopyOnWriteArrayList<>();
  private final Starvation starvation = new Starvation();

  /**
   * A call that took long.
   *
   * @param starved of these nanoseconds its thread was ready, and had no processor
   */
  record Call(Span time, long starved) {
    /**
     * Returns how long it took but for what it is not to blame for. Where it starved while all
     * stood still, both are taken off: a call that waits by itself does so on an idle machine too.
     */
    long nanosOfItsOwn(List<Span> stalls) {
      return Math.max(0, time.nanosOutside(stalls) - starved);
    }
  }

  LongCalls(Pace.Step call) {
    this.call = call;
  }

  @Override
  public void take(long number) {
    long starvedBefore = starvation.nanos();
    long before = System.nanoTime();
    call.take(number);
    long after = System.nanoTime();
    if (after - before > SHORTEST) {
      long starved = starvation.nanos() - starvedBefore;
      longCalls.add(new Call(new Span(before, after), starved));
    }
  }

  /** Of {@link System#nanoTime}. */
  List<Call> endedAfter(long time) {
    return longCalls.stream().filter(call -> call.time().to() > time).toList();
  }

  /** When its thread has ended. */
  @Override
  public void close() throws IOException {
    starvation.close();
  }
}
