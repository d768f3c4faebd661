package io.sealpost.delivery;

import io.sealpost.transport.ConnectionFacts;
import io.sealpost.transport.ConnectionFacts.Security;
import io.sealpost.transport.ConnectionFacts.Shown;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Warns of certificates that will soon expire: of each once a day, however many connections are
 * made, and also while one is open. Confined to the courier thread.
 */
public final class ExpiryWatch {
  static final int SOON_DAYS = 30;
  private static final long DAY = TimeUnit.DAYS.toNanos(1);
  private static final long LOOK = TimeUnit.MINUTES.toNanos(1);

  private final Supplier<PipelineListener> listener;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final Map<String, Long> warned = new HashMap<>(); // whose certificate, when
  private long nextLook;

  public ExpiryWatch(
      Supplier<PipelineListener> listener, InstantSource clock, LongSupplier nanoTime) {
    this.listener = listener;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.nextLook = nanoTime.getAsLong();
  }

  /** Looks at the certificates of a connection that was just made. */
  public void connected(ConnectionFacts facts) {
    nextLook = nanoTime.getAsLong() + LOOK;
    Optional<Security> security = facts.security();
    security
        .flatMap(Security::peer)
        .ifPresent(shown -> look("the certificate of " + facts.target(), shown));
    security.flatMap(Security::ours).ifPresent(shown -> look("our certificate", shown));
  }

  /** Looks again now and then; costs one reading of the clock. */
  public void stands(ConnectionFacts facts) {
    if (nanoTime.getAsLong() - nextLook >= 0) {
      connected(facts);
    }
  }

  private void look(String whose, Shown certificate) {
    Instant now = clock.instant();
    long left = certificate.daysLeft(now);
    if (left < SOON_DAYS && mayWarn(whose + certificate)) {
      listener
          .get()
          .warning(
              String.format(
                  Locale.ROOT,
                  "%s (%s) %s on %s",
                  whose,
                  certificate.subject(),
                  inWords(left),
                  certificate.notAfter()));
    }
  }

  private static String inWords(long daysLeft) {
    return daysLeft < 0 ? "has expired" : "expires in " + daysLeft + " days,";
  }

  private boolean mayWarn(String certificate) {
    long now = nanoTime.getAsLong();
    Long last = warned.get(certificate);
    boolean may = last == null || now - last >= DAY;
    if (may) {
      warned.values().removeIf(time -> now - time >= DAY);
      warned.put(certificate, now);
    }
    return may;
  }
}
