package io.sealpost.delivery.keeper;

import io.sealpost.sign.SigningSetup;
import io.sealpost.sign.session.SessionDirectory;
import io.sealpost.sign.session.SignSession;
import java.io.IOException;

/** Sessions for tests of what signs. */
public final class Signings {
  private Signings() {}

  /** One that numbers messages from 1 and blocks from 0, and has no successor. */
  public static Signing alone(
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
