package io.sealpost.keys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;

/** A key store, PKCS#12 or JKS, recognised by its octets. */
public record StoreFile(Path path, KeyStore store) {
  private static final int JKS = 0xFEEDFEED;
  private static final int JCEKS = 0xCECECECE;
  private static final ASN1Integer VERSION = new ASN1Integer(3);

  /** Reads a key store, and verifies its checksum; without a password as if it was empty. */
  public static StoreFile read(Path path, Optional<String> password) throws UnusableFileException {
    return of(path, PemFile.octets(path), Optional.of(password.orElse("")));
  }

  /**
   * Reads the octets of a key store.
   *
   * @param password empty: only what is not encrypted is read, and the checksum is not verified
   */
  public static StoreFile of(Path path, byte[] octets, Optional<String> password)
      throws UnusableFileException {
    String type =
        type(octets)
            .orElseThrow(
                () -> new UnusableFileException(path, "is no key store of PKCS#12 or JKS"));
    try {
      KeyStore store = KeyStore.getInstance(type);
      store.load(new ByteArrayInputStream(octets), password.map(String::toCharArray).orElse(null));
      return new StoreFile(path, store);
    } catch (IOException | GeneralSecurityException e) {
      throw new UnusableFileException(path, "wrong password, or the key store is damaged", e);
    }
  }

  /** Whether the octets begin like a key store; what follows may be damaged. */
  public static boolean isStore(byte[] octets) {
    return type(octets).isPresent();
  }

  private static Optional<String> type(byte[] octets) {
    int magic = octets.length < Integer.BYTES ? 0 : ByteBuffer.wrap(octets).getInt();
    return switch (magic) {
      case JKS -> Optional.of("JKS");
      case JCEKS -> Optional.of("JCEKS");
      default -> isPkcs12(octets) ? Optional.of("PKCS12") : Optional.empty();
    };
  }

  /** Whether it begins like a PFX (RFC 7292 §4): a sequence of its version, 3, and more. */
  private static boolean isPkcs12(byte[] octets) {
    try (ASN1InputStream in = new ASN1InputStream(octets)) {
      return in.readObject() instanceof ASN1Sequence pfx
          && pfx.size() > 1
          && VERSION.equals(pfx.getObjectAt(0));
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      return false;
    }
  }

  /** Returns all trusted certificates, at least one, but none that belongs to a key. */
  public List<X509Certificate> trusted() throws UnusableFileException {
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
      throw new UnusableFileException(
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
  public PrivateKeyEntry key(Optional<String> alias, Optional<String> password)
      throws UnusableFileException {
    try {
      return (PrivateKeyEntry)
          store.getEntry(choose(alias), new PasswordProtection(password.orElse("").toCharArray()));
    } catch (GeneralSecurityException e) {
      throw UnusableFileException.locked(path, e);
    }
  }

  // Key stores ignore case in aliases.
  private String choose(Optional<String> alias) throws KeyStoreException, UnusableFileException {
    List<String> keys = new ArrayList<>();
    for (String each : Collections.list(store.aliases())) {
      if (store.entryInstanceOf(each, PrivateKeyEntry.class)) {
        keys.add(each);
      }
    }
    if (keys.isEmpty()) {
      throw new UnusableFileException(path, "no private key with a certificate inside");
    }
    List<String> meant =
        keys.stream().filter(key -> alias.map(key::equalsIgnoreCase).orElse(true)).toList();
    if (meant.size() != 1) {
      String there = String.join(", ", keys);
      throw new UnusableFileException(
          path,
          alias
              .map(name -> "no private key '" + name + "' inside, there is " + there)
              .orElse("several private keys inside, " + there + ": set keyAlias"));
    }
    return meant.get(0);
  }
}
