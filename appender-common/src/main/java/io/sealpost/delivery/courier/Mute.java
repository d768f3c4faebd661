package io.sealpost.delivery.courier;

import io.sealpost.time.Clocks;
import io.sealpost.transport.Target;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The targets that do not answer an {@link Enquiry}, or end the connection instead: they are not
 * asked for a while. Confined to the courier thread.
 */
/*
 * GnuTLS does not answer. OpenSSL 1.1.1 and 1.1.1a end a connection at its 33rd key update, others
 * at the first one if the kernel does their decryption. A server that was killed while it owed an
 * answer looks the same, hence not for good.
 */
final class Mute {
  private static final long FOR = Duration.ofMinutes(5).toNanos();

  private final Clocks clocks;
  private final Map<Target, Long> since = new HashMap<>();

  Mute(Clocks clocks) {
    this.clocks = clocks;
  }

  void add(Target target) {
    since.put(target, clocks.nanos());
  }

  boolean has(Target target) {
    Long begun = since.get(target);
    return begun != null && clocks.nanos() - begun < FOR;
  }
}
