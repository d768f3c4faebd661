package io.sealpost.verify.certs;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Sealpost's own instance of the provider, registered nowhere. */
final class BouncyCastle {
  static final Provider PROVIDER = new BouncyCastleProvider();

  private BouncyCastle() {}
}
