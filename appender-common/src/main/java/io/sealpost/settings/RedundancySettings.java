package io.sealpost.settings;

import io.sealpost.settings.values.Quantity;
import io.sealpost.settings.values.Setting;
import io.sealpost.settings.values.ValueSyntax;
import io.sealpost.settings.values.Values;
import io.sealpost.settings.values.Vocabulary;
import io.sealpost.sign.Redundancy;
import java.time.Duration;
import java.util.Optional;

/** The settings of {@code <SyslogSign>} for how often blocks are sent (RFC 5848 §6). */
final class RedundancySettings {
  static final Vocabulary NAMES = new Vocabulary();

  private static final Setting<Optional<Integer>> CERT_INITIAL_REPEAT =
      NAMES.optional("certInitialRepeat", ValueSyntax.number(1, 100));
  private static final Setting<Optional<Duration>> CERT_RESEND_DELAY =
      NAMES.optional("certResendDelay", Quantity.DURATION_OR_ZERO);
  private static final Setting<Optional<Integer>> CERT_RESEND_COUNT =
      NAMES.optional("certResendCount", ValueSyntax.number(0, 1_000_000_000));
  private static final Setting<Optional<Integer>> SIG_NUMBER_RESENDS =
      NAMES.optional("sigNumberResends", ValueSyntax.number(0, 100));
  private static final Setting<Optional<Duration>> SIG_RESEND_DELAY =
      NAMES.optional("sigResendDelay", Quantity.DURATION_OR_ZERO);
  private static final Setting<Optional<Integer>> SIG_RESEND_COUNT =
      NAMES.optional("sigResendCount", ValueSyntax.number(0, 1_000_000_000));

  private final Values values;

  RedundancySettings(Values values) {
    this.values = values;
  }

  /** Checks the settings; those not written are as the transport needs. */
  void check(Redundancy usual) {
    boolean everDue =
        !values.get(SIG_RESEND_DELAY).orElse(usual.sigResendDelay()).isZero()
            || values.get(SIG_RESEND_COUNT).orElse(usual.sigResendCount()) > 0;
    boolean sound = values.sound(SIG_NUMBER_RESENDS, SIG_RESEND_DELAY, SIG_RESEND_COUNT);
    if (sound && values.get(SIG_NUMBER_RESENDS).orElse(usual.sigNumberResends()) > 0 && !everDue) {
      values.refuse(SIG_NUMBER_RESENDS, "needs a sigResendDelay or sigResendCount above 0");
    }
  }

  Redundancy redundancy(Redundancy usual) {
    return new Redundancy(
        values.get(CERT_INITIAL_REPEAT).orElse(usual.certInitialRepeat()),
        values.get(CERT_RESEND_DELAY).orElse(usual.certResendDelay()),
        values.get(CERT_RESEND_COUNT).orElse(usual.certResendCount()),
        values.get(SIG_NUMBER_RESENDS).orElse(usual.sigNumberResends()),
        values.get(SIG_RESEND_DELAY).orElse(usual.sigResendDelay()),
        values.get(SIG_RESEND_COUNT).orElse(usual.sigResendCount()));
  }
}
