package io.sealpost.delivery;

import java.util.function.LongPredicate;

/**
 * Entries that are about to be sent again.
 *
 * @param from they end after this position
 * @param to and at or before this one
 * @param included which of them, by the position at which they end; for any thread
 */
public record Resend(long from, long to, LongPredicate included, ResendReason reason) {
  public boolean has(long position) {
    return position > from && position <= to && included.test(position);
  }
}
