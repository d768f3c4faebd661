package io.sealpost.delivery;

import io.sealpost.sign.SessionDirectory;
import io.sealpost.sign.SignSession;
import io.sealpost.sign.SigningSetup;
import java.io.IOException;

/** Sessions for tests of what signs. */
final class Signings {
  private Signings() {}

  /** One that numbers messages from 1 and blocks from 0, and has no successor. */
  static Signing alone(
      SigningSetup setup,
      long rsid,
      SessionDirectory sessions,
      SignSession.CertificateSink certificates)
      throws IOException {
    return new Signing(
        setup.session(rsid, 1, 0, certificates),
        setup.config(),
        sessions,
        () -> {
          throw new IOException("no successor");
        });
  }
}
