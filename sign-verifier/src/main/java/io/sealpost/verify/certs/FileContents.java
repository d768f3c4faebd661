package io.sealpost.verify.certs;

import io.sealpost.keys.PemFile;
import io.sealpost.keys.StoreFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * The contents of a file of certificates and keys: PEM, DER, PKCS#12 or JKS, recognised by its
 * octets.
 *
 * @param items in the order of the file; for a key store each key, then its chain
 */
public record FileContents(List<Item> items) {
  public FileContents {
    items = List.copyOf(items);
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read, and like {@link #of}
   */
  public static FileContents read(Path file, Optional<String> password) throws IOException {
    return of(file, PemFile.octets(file), password);
  }

  /**
   * Reads the octets of a file.
   *
   * @param password password of private keys and key stores, if they are encrypted
   * @throws IOException naming the file, if there is nothing in it, something is damaged, or the
   *     password is wrong
   */
  public static FileContents of(Path file, byte[] octets, Optional<String> password)
      throws IOException {
    return new FileContents(
        StoreFile.isStore(octets)
            ? StoreItems.of(StoreFile.of(file, octets, password), password)
            : new PemItems(PemFile.of(file, octets), password).items());
  }

  /** All certificates. */
  public List<X509Certificate> certificates() {
    return items.stream()
        .filter(Item.Certificate.class::isInstance)
        .map(item -> ((Item.Certificate) item).value())
        .toList();
  }

  /** The first private key that could be read. */
  public Optional<PrivateKey> privateKey() {
    return items.stream()
        .filter(Item.Key.class::isInstance)
        .flatMap(item -> ((Item.Key) item).value().stream())
        .findFirst();
  }
}
