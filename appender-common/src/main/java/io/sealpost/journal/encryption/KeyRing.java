package io.sealpost.journal.encryption;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys that a configuration specifies for its journal.
 *
 * @param encrypting key for what is written from now on; empty: it is not encrypted
 * @param keys all keys that may decrypt what exists, including the first one
 */
public record KeyRing(Optional<EncryptionKey> encrypting, List<EncryptionKey> keys) {
  /** Encrypts nothing, and cannot read what is encrypted. */
  public static final KeyRing NONE = new KeyRing(Optional.empty(), List.of());

  public KeyRing {
    keys = Stream.concat(encrypting.stream(), keys.stream()).distinct().toList();
  }

  /** Creates a ring whose first key encrypts and all of whose keys decrypt. */
  public static KeyRing of(EncryptionKey first, EncryptionKey... older) {
    return new KeyRing(Optional.of(first), List.of(older));
  }

  /** Creates a ring that no longer encrypts; its keys decrypt what exists. */
  public static KeyRing decrypting(List<EncryptionKey> older) {
    return new KeyRing(Optional.empty(), older);
  }

  /** The same ring, which can also decrypt what the other one can. */
  public KeyRing with(KeyRing other) {
    return new KeyRing(encrypting, Stream.concat(keys.stream(), other.keys.stream()).toList());
  }

  public Optional<EncryptionKey> find(long id) {
    return keys.stream().filter(key -> key.id() == id).findFirst();
  }

  /** The ids, for operators. */
  public String text() {
    return keys.isEmpty()
        ? "none"
        : keys.stream().map(EncryptionKey::idText).collect(Collectors.joining(", "));
  }
}
