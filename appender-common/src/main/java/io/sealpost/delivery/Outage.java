package io.sealpost.delivery;

import io.sealpost.transport.Target;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Tells the listener once when delivery begins to fail and once when it works again, however many
 * attempts lie between, and once when it goes on to another target. Confined to the courier thread.
 */
final class Outage {
  private enum State {
    NOT_YET_CONNECTED,
    WELL,
    FAILING
  }

  private final Supplier<PipelineListener> listener;
  private final Map<Target, String> reasons = new LinkedHashMap<>(); // of this round
  private State state = State.NOT_YET_CONNECTED;
  private Optional<Target> before = Optional.empty();

  Outage(Supplier<PipelineListener> listener) {
    this.listener = listener;
  }

  /** One target has failed; whether that is an outage depends on the others. */
  void failed(Target target, String why) {
    reasons.put(target, why);
  }

  /** There is no target left to try. */
  void allFailed() {
    if (state != State.FAILING) {
      state = State.FAILING;
      listener.get().warning(cannot() + "; messages wait in the journal, trying again");
    }
    reasons.clear();
  }

  void well(Target target, String connection) {
    boolean same = before.filter(target::equals).isPresent();
    if (state == State.FAILING || reasons.isEmpty()) {
      tellRecovery(same, connection);
    } else if (!same) {
      listener.get().warning(cannot() + "; delivering to the next target: " + connection);
    }
    state = State.WELL;
    before = Optional.of(target);
    reasons.clear();
  }

  private void tellRecovery(boolean same, String connection) {
    if (state != State.WELL || !same) {
      String how = state == State.NOT_YET_CONNECTED ? "delivering: " : "delivering again: ";
      String instead = same ? "" : before.map(target -> ", no longer to " + target).orElse("");
      listener.get().info(how + connection + instead);
    }
  }

  private String cannot() {
    return reasons.entrySet().stream()
        .map(reason -> "to " + reason.getKey() + ": " + reason.getValue())
        .collect(Collectors.joining("; ", "cannot deliver ", ""));
  }
}
