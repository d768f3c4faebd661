package io.sealpost.transport.tls;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Sealpost's own provider instance, registered nowhere, so the application's are unchanged. */
final class BouncyCastle {
  static final Provider PROVIDER = new BouncyCastleProvider();

  private BouncyCastle() {}
}
