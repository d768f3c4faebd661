package io.sealpost.transport.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A key store, PKCS#12 or JKS, whichever it turns out to be. */
record StoreFile(Path path, KeyStore store) {
  static StoreFile read(Path path, Optional<String> password) throws TlsMaterialException {
    if (!Files.isRegularFile(path)) {
      throw new TlsMaterialException(path, "no such file");
    }
    try {
      // Without a password the JDK would read a store without verifying its checksum.
      char[] secret = password.orElse("").toCharArray();
      return new StoreFile(path, KeyStore.getInstance(path.toFile(), secret));
    } catch (KeyStoreException e) {
      throw new TlsMaterialException(path, "is no key store of PKCS#12 or JKS", e);
    } catch (IOException | GeneralSecurityException e) {
      throw new TlsMaterialException(path, "wrong password, or the key store is damaged", e);
    }
  }

  /** Returns all trusted certificates, at least one, but none that belongs to a key. */
  List<X509Certificate> trusted() throws TlsMaterialException {
    List<X509Certificate> trusted = new ArrayList<>();
    try {
      for (String alias : Collections.list(store.aliases())) {
        if (store.isCertificateEntry(alias)
            && store.getCertificate(alias) instanceof X509Certificate certificate) {
          trusted.add(certificate);
        }
      }
    } catch (KeyStoreException e) {
      throw new IllegalStateException(e); // it is loaded
    }
    if (trusted.isEmpty()) {
      throw new TlsMaterialException(
          path,
          "no trusted certificate inside (of PKCS#12 Java takes only those that"
              + " keytool -importcert has put in, or openssl pkcs12 -jdktrust)");
    }
    return List.copyOf(trusted);
  }

  /**
   * Returns a private key and its chain.
   *
   * @param alias empty: the only one
   */
  TlsMaterial.Credentials credentials(Optional<String> alias, char[] password)
      throws TlsMaterialException {
    try {
      PrivateKeyEntry entry =
          (PrivateKeyEntry) store.getEntry(choose(alias), new PasswordProtection(password));
      List<X509Certificate> chain = new ArrayList<>();
      for (Certificate certificate : entry.getCertificateChain()) {
        chain.add((X509Certificate) certificate);
      }
      return new TlsMaterial.Credentials(chain, entry.getPrivateKey());
    } catch (GeneralSecurityException e) {
      throw new TlsMaterialException(
          path, "the private key has another password than the store, or is damaged", e);
    }
  }

  // Key stores ignore case in aliases.
  private String choose(Optional<String> alias) throws KeyStoreException, TlsMaterialException {
    List<String> keys = new ArrayList<>();
    for (String each : Collections.list(store.aliases())) {
      if (store.entryInstanceOf(each, PrivateKeyEntry.class)) {
        keys.add(each);
      }
    }
    if (keys.isEmpty()) {
      throw new TlsMaterialException(path, "no private key with a certificate inside");
    }
    List<String> meant =
        keys.stream().filter(key -> alias.map(key::equalsIgnoreCase).orElse(true)).toList();
    if (meant.size() != 1) {
      String there = String.join(", ", keys);
      throw new TlsMaterialException(
          path,
          alias
              .map(name -> "no private key '" + name + "' inside, there is " + there)
              .orElse("several private keys inside, " + there + ": set keyAlias"));
    }
    return meant.get(0);
  }
}
