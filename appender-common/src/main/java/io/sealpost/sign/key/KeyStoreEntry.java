package io.sealpost.sign.key;

import io.sealpost.sign.key.KeySource.KeyStoreFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.KeyStoreException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;

/** The private key in a key store, and the first certificate of its chain. */
final class KeyStoreEntry {
  private KeyStoreEntry() {}

  /**
   * Reads the key with the alias, or the only one.
   *
   * @throws IOException naming the file, if it is not a key store, the password is wrong, or there
   *     is no such key or more than one
   */
  static KeyMaterial read(KeyStoreFile source) throws IOException {
    Path file = source.file();
    char[] password = source.password().orElse("").toCharArray();
    KeyStore store = open(file, password);
    try {
      String alias = choose(file, keysIn(store), source.alias());
      PrivateKeyEntry entry =
          (PrivateKeyEntry) store.getEntry(alias, new PasswordProtection(password));
      PrivateKeyInfo info = PrivateKeyInfo.getInstance(entry.getPrivateKey().getEncoded());
      SigningPair pair = KeyPem.pair(file, info);
      byte[] certificate = KeyMaterial.encoded(file, entry.getCertificate(), file, pair);
      return new KeyMaterial(file, pair, Optional.of(certificate), Optional.empty());
    } catch (GeneralSecurityException e) {
      throw new IOException(
          file + ": the private key has another password than the store, or is damaged", e);
    }
  }

  private static KeyStore open(Path file, char[] password) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    try {
      return KeyStore.getInstance(file.toFile(), password);
    } catch (KeyStoreException e) {
      throw new IOException(file + " is no key store of PKCS#12 or JKS", e);
    } catch (IOException | GeneralSecurityException e) {
      throw new IOException(file + ": wrong password, or the key store is damaged", e);
    }
  }

  private static List<String> keysIn(KeyStore store) throws KeyStoreException {
    List<String> keys = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      if (store.entryInstanceOf(alias, PrivateKeyEntry.class)) {
        keys.add(alias);
      }
    }
    return keys;
  }

  // Key stores ignore case in aliases.
  private static String choose(Path file, List<String> keys, Optional<String> alias)
      throws IOException {
    if (keys.isEmpty()) {
      throw new IOException(file + " holds no private key with a certificate");
    }
    List<String> meant =
        keys.stream().filter(key -> alias.map(key::equalsIgnoreCase).orElse(true)).toList();
    if (meant.size() != 1) {
      String there = String.join(", ", keys);
      throw new IOException(
          alias
              .map(
                  name ->
                      String.format(
                          Locale.ROOT,
                          "%s holds no private key %s: there is %s",
                          file,
                          name,
                          there))
              .orElseGet(
                  () ->
                      String.format(
                          Locale.ROOT,
                          "%s holds several private keys, %s: set keyAlias",
                          file,
                          there)));
    }
    return meant.get(0);
  }
}
