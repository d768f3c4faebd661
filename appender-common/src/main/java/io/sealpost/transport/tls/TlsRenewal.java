package io.sealpost.transport.tls;

import io.sealpost.keys.UnusableFileException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The material of all connections under one configuration: renewed files need no restart, and
 * broken ones are warned about and change nothing (see {@link Renewed}). Trust, revocation lists
 * and identity are each kept separately; certificate and key are one, so half of a new pair is a
 * broken one.
 *
 * <p>Created by the configuring thread, then used by the courier thread.
 */
public final class TlsRenewal {
  private final TlsConfig config;
  private final Renewed<Optional<List<X509Certificate>>> trusted;
  private final Renewed<Optional<RevocationLists>> crls;
  private final Renewed<Optional<TlsMaterial.Credentials>> identity;

  /**
   * Reads everything once, so that what is good now is available even if the first connection is
   * made much later. What is broken now fails each connection until it is repaired.
   *
   * @param warning called once for each file that is broken later, by the courier thread
   */
  public TlsRenewal(TlsConfig config, Consumer<String> warning) {
    this.config = config;
    this.trusted = new Renewed<>(config, TlsMaterial::trusted, warning);
    this.crls = new Renewed<>(config, TlsMaterial::crls, warning);
    this.identity = new Renewed<>(config, TlsMaterial::identity, warning);
    for (Renewed<?> part : List.of(trusted, crls, identity)) {
      try {
        part.renew();
      } catch (UnusableFileException e) {
        // The connection that needs it will say so.
      }
    }
  }

  TlsConfig config() {
    return config;
  }

  /**
   * Reads the files again.
   *
   * @throws UnusableFileException if one was never good
   */
  TlsMaterial current() throws UnusableFileException {
    return new TlsMaterial(trusted.renew(), crls.renew(), identity.renew());
  }
}
