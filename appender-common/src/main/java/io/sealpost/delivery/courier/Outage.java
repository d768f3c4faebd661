package io.sealpost.delivery.courier;

import io.sealpost.delivery.DeliveryReport;
import io.sealpost.delivery.PipelineListener;
import io.sealpost.time.BurstLimit;
import io.sealpost.time.Clocks;
import io.sealpost.time.Reminder;
import io.sealpost.transport.Target;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reports to the listener when delivery begins to fail, once a minute while it fails, and when it
 * works again, however many attempts that takes; and once when it moves on to another target. When
 * outages follow each other closely, only some are reported. Confined to the courier thread.
 */
final class Outage {
  private enum State {
    NOT_YET_CONNECTED,
    WELL,
    FAILING
  }

  private final PipelineListener listener;
  private final DeliveryReport report;
  private final Supplier<String> waiting;
  private final BurstLimit outages;
  private final Reminder reminder;
  private final Map<Target, String> reasons = new LinkedHashMap<>(); // of this round
  private State state = State.NOT_YET_CONNECTED;
  private int unreported; // outages
  private String waited = "";
  private Optional<Target> before = Optional.empty();

  /**
   * An outage that has not begun.
   *
   * @param waiting describes what waits, as part of a sentence
   */
  Outage(
      PipelineListener listener, DeliveryReport report, Supplier<String> waiting, Clocks clocks) {
    this.listener = listener;
    this.report = report;
    this.waiting = waiting;
    this.outages = new BurstLimit(clocks);
    this.reminder = Reminder.everyMinute(clocks);
  }

  /** One target has failed; whether that is an outage depends on the others. */
  void failed(Target target, String why) {
    reasons.put(target, why);
  }

  /** There is no target left to try. */
  void allFailed() {
    if (state != State.FAILING) {
      state = State.FAILING;
      unreported++;
    }
    report.outage();
    boolean again = reminder.isOn();
    if ((again || outages.take()) && reminder.take()) {
      listener.warning(
          again
              ? "still " + cannot() + "; since " + since() + ", " + waiting.get()
              : cannot() + "; messages wait in the journal, trying again" + more());
      unreported = 0;
    }
    reasons.clear();
  }

  private String more() {
    return unreported > 1
        ? "; " + (unreported - 1) + " earlier short interruptions were not reported"
        : "";
  }

  private Instant since() {
    return report.status().failingSince().orElseThrow();
  }

  /** A connection was made; whether it is of any use is not known yet. */
  void connected() {
    if (state == State.FAILING) {
      waited = "; " + waiting.get() + ", since " + since();
    }
  }

  /** The connection is good, described in words. */
  void recovered(Target target, String connection) {
    boolean same = before.filter(target::equals).isPresent();
    if (state == State.FAILING || reasons.isEmpty()) {
      reportRecovery(reminder.over(), same, connection);
    } else if (!same) {
      listener.warning(cannot() + "; delivering to the next target: " + connection);
    }
    state = State.WELL;
    report.recovered();
    waited = "";
    before = Optional.of(target);
    reasons.clear();
  }

  private void reportRecovery(boolean reported, boolean same, String connection) {
    if (reported || state == State.NOT_YET_CONNECTED || !same) {
      String how = state == State.NOT_YET_CONNECTED ? "delivering: " : "delivering again: ";
      String instead = same ? "" : before.map(target -> ", no longer to " + target).orElse("");
      listener.info(how + connection + instead + waited);
    }
  }

  private String cannot() {
    return reasons.entrySet().stream()
        .map(reason -> "to " + reason.getKey() + ": " + reason.getValue())
        .collect(Collectors.joining("; ", "cannot deliver ", ""));
  }
}
