package io.sealpost.verify.certs;

import io.sealpost.keys.StoreFile;
import io.sealpost.keys.UnusableFileException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The items of a key store: each key, then its chain. */
final class StoreItems {
  private StoreItems() {}

  /**
   * Reads all entries.
   *
   * @param password of the keys; without one, only what is not encrypted is read
   */
  static List<Item> of(StoreFile file, Optional<String> password) throws UnusableFileException {
    List<Item> items = new ArrayList<>();
    KeyStore store = file.store();
    try {
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)) {
          items.add(key(store, alias, password));
        }
        for (Certificate part : chain(store, alias)) {
          items.add(new Item.Certificate((X509Certificate) part));
        }
      }
    } catch (GeneralSecurityException e) {
      throw UnusableFileException.locked(file.path(), e);
    }
    if (items.stream().noneMatch(Item.Certificate.class::isInstance)) {
      throw new UnusableFileException(
          file.path(), "is a key store without certificates, or one whose password is needed");
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
