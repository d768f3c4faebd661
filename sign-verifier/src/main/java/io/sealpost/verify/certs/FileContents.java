package io.sealpost.verify.certs;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The contents of a file of certificates and keys: PEM, DER, PKCS#12 or JKS, recognised by its
 * octets.
 *
 * @param items in the order of the file; for a key store each key, then its chain
 */
public record FileContents(List<Item> items) {
  private static final byte SEQUENCE = 0x30;
  private static final byte[] JKS = {(byte) 0xFE, (byte) 0xED, (byte) 0xFE, (byte) 0xED};

  public FileContents {
    items = List.copyOf(items);
  }

  /**
   * Reads the octets of a file.
   *
   * @param password password of private keys and key stores, if they are encrypted
   * @throws IOException if there is nothing in it, something is damaged, or the password is wrong
   */
  public static FileContents of(byte[] file, Optional<String> password) throws IOException {
    if (file.length >= JKS.length && Arrays.equals(JKS, Arrays.copyOf(file, JKS.length))) {
      return new FileContents(KeyStoreFile.items("JKS", file, password));
    }
    if (file.length > 0 && file[0] == SEQUENCE) {
      Optional<Item> single = DerFile.item(file);
      return new FileContents(
          single.isPresent()
              ? List.of(single.get())
              : KeyStoreFile.items("PKCS12", file, password));
    }
    return new FileContents(PemContents.items(file, password));
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
