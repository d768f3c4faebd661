package io.sealpost.sign.key;

/** How a Payload Block carries the key (RFC 5848 §5.2.1); the name is the type's letter. */
public enum KeyBlobType {
  /** X.509 certificate, DER. */
  C,
  /** Bare public key. */
  K,
  /** OpenPGP key. */
  P,
  /** Nothing: the collector has the key already. */
  N
}
