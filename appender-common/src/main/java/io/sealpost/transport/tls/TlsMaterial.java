package io.sealpost.transport.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * The certificates and keys that {@link TlsConfig} names, as read from their files.
 *
 * @param trusted the CA certificates that are trusted; empty: those of the JVM
 * @param crls empty: revocation is not checked
 * @param identity empty: none is presented
 */
record TlsMaterial(
    Optional<List<X509Certificate>> trusted,
    Optional<RevocationLists> crls,
    Optional<Credentials> identity) {

  /** Sealpost's certificate, followed by those that lead to the CA, and its key. */
  record Credentials(List<X509Certificate> chain, PrivateKey key) {
    Credentials {
      chain = List.copyOf(chain);
    }
  }

  /** A part of the material, which is read. */
  interface Part<T> {
    T read(TlsConfig config) throws TlsMaterialException;
  }

  static Optional<List<X509Certificate>> trusted(TlsConfig config) throws TlsMaterialException {
    if (config.trust().isEmpty()) {
      return Optional.empty();
    }
    TlsConfig.Trust trust = config.trust().get();
    return Optional.of(
        trust instanceof TlsConfig.TrustStore store
            ? StoreFile.read(store.file(), store.password()).trusted()
            : PemFile.read(((TlsConfig.CaFile) trust).file()).certificates());
  }

  static Optional<RevocationLists> crls(TlsConfig config) throws TlsMaterialException {
    return config.crl().isPresent()
        ? Optional.of(RevocationLists.read(config.crl().get()))
        : Optional.empty();
  }

  static Optional<Credentials> identity(TlsConfig config) throws TlsMaterialException {
    if (config.identity().isEmpty()) {
      return Optional.empty();
    }
    TlsConfig.Identity identity = config.identity().get();
    return Optional.of(
        identity instanceof TlsConfig.StoreIdentity store
            ? fromStore(store)
            : fromPem((TlsConfig.PemIdentity) identity));
  }

  private static Credentials fromStore(TlsConfig.StoreIdentity store) throws TlsMaterialException {
    String keyPassword = store.keyPassword().or(store::password).orElse("");
    Credentials found =
        StoreFile.read(store.file(), store.password())
            .credentials(store.alias(), keyPassword.toCharArray());
    return new KeyOwner(store.file(), found.key()).credentials(store.file(), found.chain());
  }

  private static Credentials fromPem(TlsConfig.PemIdentity files) throws TlsMaterialException {
    List<X509Certificate> certificates = PemFile.read(files.cert()).certificates();
    PrivateKey key = PemFile.read(files.key()).privateKey(files.keyPassword());
    return new KeyOwner(files.key(), key).credentials(files.cert(), certificates);
  }
}
