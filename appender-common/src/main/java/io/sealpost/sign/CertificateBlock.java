package io.sealpost.sign;

import io.sealpost.sign.key.VerificationKey;

/** A Certificate Block (RFC 5848 §5.3): one fragment of a Payload Block. Immutable. */
public final class CertificateBlock implements Block {
  private final GroupId group;
  private final int totalOctets;
  private final int index;
  private final byte[] fragment;
  private final BlockSignature signature;

  CertificateBlock(
      GroupId group, int totalOctets, int index, byte[] fragment, BlockSignature signature) {
    this.group = group;
    this.totalOctets = totalOctets;
    this.index = index;
    this.fragment = fragment;
    this.signature = signature;
  }

  @Override
  public GroupId group() {
    return group;
  }

  /** TPBL (or the draft's TBPL): octets of the whole Payload Block, 1..99999999. */
  public int totalOctets() {
    return totalOctets;
  }

  /**
   * Where the fragment begins; the first octet is 1. The fragment does not extend beyond the total.
   */
  public int index() {
    return index;
  }

  /** FRAG: a part of the payload's text, of FLEN octets, 1..9999. */
  public byte[] fragment() {
    return fragment.clone();
  }

  @Override
  public boolean verify(VerificationKey key) {
    return signature.verify(key);
  }
}
