package io.sealpost.sign;

import java.security.PublicKey;
import java.util.List;

/** A Signature Block (RFC 5848 §4.2). Immutable, provided that nobody writes into its digests. */
public final class SignatureBlock implements Block {
  private final GroupId group;
  private final SignatureScheme scheme;
  private final long counter;
  private final long firstNumber;
  private final List<byte[]> hashes;
  private final BlockSignature signature;

  SignatureBlock(
      GroupId group,
      SignatureScheme scheme,
      long counter,
      long firstNumber,
      List<byte[]> hashes,
      BlockSignature signature) {
    this.group = group;
    this.scheme = scheme;
    this.counter = counter;
    this.firstNumber = firstNumber;
    this.hashes = List.copyOf(hashes);
    this.signature = signature;
  }

  @Override
  public GroupId group() {
    return group;
  }

  /** VER. */
  public SignatureScheme scheme() {
    return scheme;
  }

  /** Of the messages, in HB. */
  public Hash hash() {
    return scheme.hash();
  }

  /**
   * GBC: how many signature blocks the signer sent before this one in the session, 0..9999999999.
   * Some signers count certificate blocks too, so gaps say nothing.
   */
  public long counter() {
    return counter;
  }

  /** FMN: the message number of the first hash, 1..9999999999. */
  public long firstNumber() {
    return firstNumber;
  }

  /** The message number of {@code hashes().get(index)}: after 9999999999 comes 1. */
  public long number(int index) {
    return (firstNumber - 1 + index) % BlockFields.MAX_NUMBER + 1;
  }

  /** The digests in order of message number, 1..99. */
  public List<byte[]> hashes() {
    return hashes;
  }

  @Override
  public boolean verify(PublicKey key) {
    return signature.verify(key);
  }
}
