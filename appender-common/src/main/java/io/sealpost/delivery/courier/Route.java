package io.sealpost.delivery.courier;

import io.sealpost.time.Clocks;
import io.sealpost.transport.Target;
import io.sealpost.transport.TransportConfig;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses which of several targets is next. Confined to the courier thread.
 *
 * <p>A round tries each target once, in order of preference; when all have failed it is over, and
 * it is time to wait. A later target that has worked is kept, over any number of connections, until
 * it fails or the preferred one may be tried again.
 */
final class Route {
  private final TransportConfig transport;
  private final Clocks clocks;
  private final Set<Target> failed = new HashSet<>(); // in this round

  private Optional<Target> well = Optional.empty();
  private long preferredFailedNanos;

  Route(TransportConfig transport, Clocks clocks) {
    this.transport = transport;
    this.clocks = clocks;
  }

  TransportConfig transport() {
    return transport;
  }

  /** The target to connect to. */
  Target next() {
    Optional<Target> stay = well.filter(target -> !mayLeave(target));
    if (stay.isPresent()) {
      return stay.get();
    }
    return targets().stream()
        .filter(target -> !failed.contains(target))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a new round begins once all have failed"));
  }

  /**
   * Whether this is a later target and it is time for the preferred one. Not before the later one
   * has worked, or nothing would ever be delivered where the time is short.
   */
  boolean mayLeave(Target target) {
    return !target.equals(preferred())
        && isWell(target)
        && clocks.nanos() - preferredFailedNanos >= transport.failbackAfter().toNanos();
  }

  /** Whether it was the last to work, and has not failed since. */
  boolean isWell(Target target) {
    return well.filter(target::equals).isPresent();
  }

  /** Something was delivered there. */
  void recovered(Target target) {
    failed.clear();
    well = Optional.of(target);
  }

  /** Returns whether all have now failed: then another round begins. */
  boolean failed(Target target) {
    well = Optional.empty();
    failed.add(target);
    if (target.equals(preferred())) {
      preferredFailedNanos = clocks.nanos();
    }
    boolean all = failed.containsAll(targets());
    if (all) {
      failed.clear();
    }
    return all;
  }

  private Target preferred() {
    return targets().get(0);
  }

  private List<Target> targets() {
    return transport.targets();
  }
}
