package io.sealpost.schedule;

import io.sealpost.time.Clocks;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Limits the rate at which all messages are sent: backlog, live or resent. Any thread, so that
 * several connections may share one.
 */
public final class RateLimit {
  private final Clocks clocks;
  private volatile boolean limited; // without a limit no message needs the lock
  private MaxRate rate = MaxRate.NONE;
  private Optional<TokenBucket> messages = Optional.empty();
  private Optional<TokenBucket> octets = Optional.empty();

  @SuppressWarnings("exports") // for our own modules
  public RateLimit(MaxRate rate, Clocks clocks) {
    this.clocks = clocks;
    use(rate);
  }

  /** Uses this rate from now on; if it is a different one, what was sent before is forgotten. */
  public synchronized void use(MaxRate next) {
    if (!next.equals(rate)) {
      rate = next;
      messages = bucket(next.messages());
      octets = bucket(next.octets());
      limited = !next.equals(MaxRate.NONE);
    }
  }

  private Optional<TokenBucket> bucket(OptionalLong perSecond) {
    return perSecond.isEmpty()
        ? Optional.empty()
        : Optional.of(new TokenBucket(perSecond.getAsLong(), clocks));
  }

  /** Nanoseconds until the next message may be sent; 0 if it may be sent now. */
  public long nanosToWait() {
    return limited ? nanosToWaitNow() : 0;
  }

  private synchronized long nanosToWaitNow() {
    return Math.max(nanosToWait(messages), nanosToWait(octets));
  }

  private static long nanosToWait(Optional<TokenBucket> bucket) {
    return bucket.isPresent() ? bucket.get().nanosToWait() : 0;
  }

  /** Records that a message of this many octets was sent. */
  public void sent(int messageOctets) {
    sent(1, messageOctets);
  }

  /** Records that so many messages were sent, and so many octets, of these or earlier ones. */
  public void sent(int messageCount, int octetCount) {
    if (limited) {
      take(messageCount, octetCount);
    }
  }

  private synchronized void take(int messageCount, int octetCount) {
    if (messages.isPresent()) {
      messages.get().take(messageCount);
    }
    if (octets.isPresent()) {
      octets.get().take(octetCount);
    }
  }
}
