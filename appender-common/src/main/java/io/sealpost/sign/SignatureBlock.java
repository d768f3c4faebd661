package io.sealpost.sign;

import io.sealpost.sign.key.Hash;
import io.sealpost.sign.key.SignatureScheme;
import io.sealpost.sign.key.VerificationKey;
import java.util.Optional;

/** A Signature Block (RFC 5848 §4.2). Immutable, as long as its digests are not written to. */
public final class SignatureBlock implements Block {
  private final GroupId group;
  private final SignatureScheme scheme;
  private final long counter;
  private final long firstNumber;
  private final byte[] digests;
  private final BlockSignature signature;

  /** Creates a block; {@code digests} are consecutive and not copied. */
  SignatureBlock(
      GroupId group,
      SignatureScheme scheme,
      long counter,
      long firstNumber,
      byte[] digests,
      BlockSignature signature) {
    this.group = group;
    this.scheme = scheme;
    this.counter = counter;
    this.firstNumber = firstNumber;
    this.digests = digests;
    this.signature = signature;
  }

  @Override
  public GroupId group() {
    return group;
  }

  /** The hash of the messages, in HB. */
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

  /** FMN: the message number of the first digest, 1..9999999999. */
  public long firstNumber() {
    return firstNumber;
  }

  /** The message number of the digest at {@code index}: 1 follows 9999999999. */
  public long number(int index) {
    return (firstNumber - 1 + index) % BlockFields.MAX_NUMBER + 1;
  }

  /** CNT: how many digests there are, 1..99. */
  public int count() {
    return digests.length / scheme.hash().octets();
  }

  /**
   * Writes the digest of message {@link #number number(index)} to {@code into[at…]}.
   *
   * @throws IndexOutOfBoundsException if there is no such digest, or no room for it
   */
  public void copyDigest(int index, byte[] into, int at) {
    int octets = scheme.hash().octets();
    System.arraycopy(digests, index * octets, into, at, octets);
  }

  /**
   * All digests, consecutive in order of message number, {@code hash().octets()} octets each. The
   * array is the block's own and must not be written to.
   */
  public byte[] digests() {
    return digests;
  }

  /** What it has in common with the other blocks of its group; nothing if it is not plain. */
  public Optional<BlockForm> form() {
    return signature.form();
  }

  /** Whether it has the form of a block that was checked. */
  public boolean has(BlockForm form) {
    return signature.has(form);
  }

  @Override
  public boolean verify(VerificationKey key) {
    return signature.verify(key);
  }
}
