package io.sealpost.delivery;

import java.util.function.LongPredicate;

/**
 * Entries that are about to be sent once more.
 *
 * @param from they end behind this position
 * @param to and at this one or before it
 * @param included which of those, by the position at which they end; for any thread
 */
public record Resend(long from, long to, LongPredicate included, ResendReason reason) {
  public boolean has(long position) {
    return position > from && position <= to && included.test(position);
  }
}
