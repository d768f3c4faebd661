package io.sealpost.testkit;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Which fault is in force on which connection. For any thread. */
final class FaultScript {
  private static final Strike HEALTHY = new Strike(CollectorFault.NONE, 1);

  private final Queue<Strike> next = new ConcurrentLinkedQueue<>();
  private volatile Strike standing = HEALTHY;
  private volatile Predicate<byte[]> refused = message -> false;

  /**
   * A fault, and when it strikes.
   *
   * @param batch the number of the message, counted from 1 on each connection, with which it does
   */
  record Strike(CollectorFault fault, long batch) {
    CollectorFault.Action at(CollectorFault.Moment now, long messages) {
      return messages >= batch || now.compareTo(CollectorFault.Moment.OPENING) <= 0
          ? fault.at(now)
          : CollectorFault.Action.NOTHING;
    }
  }

  void always(Strike strike) {
    standing = strike;
  }

  void once(Strike strike) {
    next.add(strike);
  }

  void heal() {
    next.clear();
    standing = HEALTHY;
    refused = message -> false;
  }

  /** Messages for which this is true are not taken. */
  void refuse(Predicate<byte[]> unwanted) {
    refused = unwanted;
  }

  boolean refuses(byte[] message) {
    return refused.test(message);
  }

  /**
   * What a connection asks at each of its moments: its own fault if it drew one, else the standing
   * one.
   */
  Supplier<Strike> forNextConnection() {
    Strike own = next.poll();
    return own == null ? () -> standing : () -> own;
  }
}
