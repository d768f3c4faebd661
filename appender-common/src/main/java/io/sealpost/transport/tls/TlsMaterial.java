package io.sealpost.transport.tls;

import io.sealpost.keys.PemFile;
import io.sealpost.keys.StoreFile;
import io.sealpost.keys.UnusableFileException;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
    T read(TlsConfig config) throws UnusableFileException;
  }

  static Optional<List<X509Certificate>> trusted(TlsConfig config) throws UnusableFileException {
    if (config.trust().isEmpty()) {
      return Optional.empty();
    }
    TlsConfig.Trust trust = config.trust().get();
    return Optional.of(
        trust instanceof TlsConfig.TrustStore store
            ? StoreFile.read(store.file(), store.password()).trusted()
            : PemFile.read(((TlsConfig.CaFile) trust).file()).certificates());
  }

  static Optional<RevocationLists> crls(TlsConfig config) throws UnusableFileException {
    return config.crl().isPresent()
        ? Optional.of(RevocationLists.read(config.crl().get()))
        : Optional.empty();
  }

  static Optional<Credentials> identity(TlsConfig config) throws UnusableFileException {
    if (config.identity().isEmpty()) {
      return Optional.empty();
    }
    TlsConfig.Identity identity = config.identity().get();
    return Optional.of(
        identity instanceof TlsConfig.StoreIdentity store
            ? fromStore(store)
            : fromPem((TlsConfig.PemIdentity) identity));
  }

  private static Credentials fromStore(TlsConfig.StoreIdentity store) throws UnusableFileException {
    PrivateKeyEntry found =
        StoreFile.read(store.file(), store.password())
            .key(store.alias(), store.keyPassword().or(store::password));
    List<X509Certificate> chain =
        Stream.of(found.getCertificateChain()).map(X509Certificate.class::cast).toList();
    return new KeyOwner(store.file(), found.getPrivateKey()).credentials(store.file(), chain);
  }

  private static Credentials fromPem(TlsConfig.PemIdentity files) throws UnusableFileException {
    List<X509Certificate> certificates = PemFile.read(files.cert()).certificates();
    return KeyOwner.of(files.key(), PemFile.read(files.key()).privateKey(files.keyPassword()))
        .credentials(files.cert(), certificates);
  }
}
