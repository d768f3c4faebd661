package io.sealpost.delivery;

import io.sealpost.time.Clocks;
import io.sealpost.time.Reminder;
import io.sealpost.transport.ConnectionFacts;
import io.sealpost.transport.ConnectionFacts.Security;
import io.sealpost.transport.ConnectionFacts.Shown;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Warns of certificates that will soon expire: of each once a day, however many connections are
 * made, and also while one is open. Confined to the courier thread.
 */
public final class ExpiryWatch {
  static final int SOON_DAYS = 30;
  private static final Duration DAY = Duration.ofDays(1);
  private static final long LOOK = TimeUnit.MINUTES.toNanos(1);

  private final PipelineListener listener;
  private final Clocks clocks;
  private final Map<String, Reminder> warned = new HashMap<>(); // by whose certificate
  private long nextLook;

  public ExpiryWatch(PipelineListener listener, Clocks clocks) {
    this.listener = listener;
    this.clocks = clocks;
    this.nextLook = clocks.nanos();
  }

  /** Looks at the certificates of a connection that was just made. */
  public void connected(ConnectionFacts facts) {
    nextLook = clocks.nanos() + LOOK;
    Optional<Security> security = facts.security();
    security
        .flatMap(Security::peer)
        .ifPresent(shown -> look("the certificate of " + facts.target(), shown));
    security.flatMap(Security::ours).ifPresent(shown -> look("our certificate", shown));
  }

  /** Looks again now and then; costs one reading of the clock. */
  public void stands(ConnectionFacts facts) {
    if (clocks.nanos() - nextLook >= 0) {
      connected(facts);
    }
  }

  private void look(String whose, Shown certificate) {
    long left = certificate.daysLeft(clocks.now());
    if (left < SOON_DAYS && mayWarn(whose + certificate)) {
      listener.warning(
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
    warned.values().removeIf(Reminder::isDue);
    return warned.computeIfAbsent(certificate, any -> new Reminder(DAY, clocks)).take();
  }
}
