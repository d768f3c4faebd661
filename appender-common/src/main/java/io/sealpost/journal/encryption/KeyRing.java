package io.sealpost.journal.encryption;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys that a configuration gives for its journal.
 *
 * @param encrypting what is written from now on; empty: it is not encrypted
 * @param keys all that what is there may be decrypted with, the first one included
 */
public record KeyRing(Optional<EncryptionKey> encrypting, List<EncryptionKey> keys) {
  /** Nothing is encrypted, and what is cannot be read. */
  public static final KeyRing NONE = new KeyRing(Optional.empty(), List.of());

  public KeyRing {
    keys = Stream.concat(encrypting.stream(), keys.stream()).distinct().toList();
  }

  /** The first one encrypts, and all decrypt. */
  public static KeyRing of(EncryptionKey first, EncryptionKey... older) {
    return new KeyRing(Optional.of(first), List.of(older));
  }

  /** Nothing is encrypted any more; these decrypt what is there. */
  public static KeyRing decrypting(List<EncryptionKey> older) {
    return new KeyRing(Optional.empty(), older);
  }

  /** The same, and what another one can decrypt besides. */
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
