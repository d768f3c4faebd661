package io.sealpost.transport.tls;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Our own instance of the provider: registered nowhere, so that the application's stay as is. */
final class BouncyCastle {
  static final Provider PROVIDER = new BouncyCastleProvider();

  private BouncyCastle() {}
}
