package io.sealpost.delivery.courier;

import io.sealpost.delivery.Backlog;
import io.sealpost.delivery.DeliveryCounts;
import io.sealpost.delivery.DeliveryReport;
import io.sealpost.delivery.DeliveryStatus;
import io.sealpost.delivery.SharedState;
import io.sealpost.delivery.drops.DropReport;

/** The courier's reports on its work, for any reader. Each part says who writes it. */
public final class CourierReports {
  private final DropReport dropped;
  private final DeliveryTally tally;
  private final DeliveryReport delivery;

  /** For a courier that has not begun, on a journal to which nothing has been appended yet. */
  public CourierReports(SharedState shared, DropReport dropped) {
    this.dropped = dropped;
    this.tally = new DeliveryTally(shared.journal());
    this.delivery = new DeliveryReport(shared.clocks());
  }

  /** What became of the messages. */
  public DeliveryCounts counts() {
    return tally.counts();
  }

  /** What waits to be confirmed. */
  public Backlog backlog() {
    return tally.backlog();
  }

  /** How delivery is going. */
  public DeliveryStatus status() {
    return delivery.status();
  }

  DropReport dropped() {
    return dropped;
  }

  DeliveryTally tally() {
    return tally;
  }

  DeliveryReport delivery() {
    return delivery;
  }

  /** What waits and what is lost, as part of a sentence. */
  String waiting() {
    long lost = dropped.total();
    return tally.backlog() + (lost == 0 ? "" : ", " + lost + " dropped so far");
  }
}
