package io.sealpost.delivery;

import io.sealpost.delivery.DeliveryStatus.Failure;
import io.sealpost.delivery.DeliveryStatus.Standing;
import io.sealpost.time.Clocks;
import io.sealpost.transport.ConnectionFacts;
import java.time.Instant;
import java.util.Optional;

/**
 * Current delivery status. Written by the courier thread, and by the reader of its connection where
 * noted; read by any thread.
 */
public final class DeliveryReport {
  private final Clocks clocks;
  private volatile boolean connected;
  private volatile Optional<Standing> connection = Optional.empty();
  private volatile Optional<Failure> lastError = Optional.empty();
  private volatile Optional<Instant> lastSuccess = Optional.empty();
  private volatile Optional<Instant> failingSince = Optional.empty();

  public DeliveryReport(Clocks clocks) {
    this.clocks = clocks;
  }

  public void connected(ConnectionFacts facts) {
    connection = Optional.of(new Standing(facts, clocks.now()));
    connected = true;
  }

  public void disconnected() {
    connected = false;
  }

  public void failed(String what) {
    lastError = Optional.of(new Failure(what, clocks.now()));
  }

  /** Records an unexpected failure. Never throws. */
  public void failed(Throwable why) {
    try {
      failed("unexpected: " + why);
      outage();
    } catch (ThreadDeath e) {
      throw e;
    } catch (Throwable e) {
      // The next attempt reports it.
    }
  }

  /** Something was confirmed; the reader's thread may call this too. */
  public void confirmed() {
    lastSuccess = Optional.of(clocks.now());
  }

  /** Nothing can be delivered, counting from the last failure. */
  public void outage() {
    if (failingSince.isEmpty()) {
      failingSince = Optional.of(lastError.map(Failure::time).orElseGet(clocks::now));
    }
  }

  public void recovered() {
    failingSince = Optional.empty();
  }

  public DeliveryStatus status() {
    return new DeliveryStatus(connected, connection, lastError, lastSuccess, failingSince);
  }
}
