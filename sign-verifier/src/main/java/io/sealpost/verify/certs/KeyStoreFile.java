package io.sealpost.verify.certs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A key store of the JDK's kinds. */
final class KeyStoreFile {
  private KeyStoreFile() {}

  /**
   * Reads all entries.
   *
   * @param password of the store and its keys; without one, only what is not encrypted is read
   */
  static List<Item> items(String type, byte[] file, Optional<String> password) throws IOException {
    List<Item> items = new ArrayList<>();
    try {
      KeyStore store = KeyStore.getInstance(type);
      store.load(new ByteArrayInputStream(file), password.map(String::toCharArray).orElse(null));
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)) {
          items.add(key(store, alias, password));
        }
        for (Certificate part : chain(store, alias)) {
          items.add(new Item.Certificate((X509Certificate) part));
        }
      }
    } catch (GeneralSecurityException | IOException e) {
      throw new IOException(
          "is neither a certificate nor a key, and as a key store it cannot be read: "
              + Objects.requireNonNullElse(e.getMessage(), "damaged"),
          e);
    }
    if (items.stream().noneMatch(Item.Certificate.class::isInstance)) {
      throw new IOException("is a key store without certificates, or one whose password is needed");
    }
    return items;
  }

  private static Item.Key key(KeyStore store, String alias, Optional<String> password)
      throws GeneralSecurityException {
    if (password.isEmpty()) {
      return new Item.Key(true, Optional.empty());
    }
    Key key = store.getKey(alias, password.get().toCharArray());
    return new Item.Key(
        true, key instanceof PrivateKey known ? Optional.of(known) : Optional.empty());
  }

  private static List<Certificate> chain(KeyStore store, String alias)
      throws GeneralSecurityException {
    Certificate[] chain = store.getCertificateChain(alias);
    if (chain != null) {
      return List.of(chain);
    }
    return Optional.ofNullable(store.getCertificate(alias)).stream().toList();
  }
}
