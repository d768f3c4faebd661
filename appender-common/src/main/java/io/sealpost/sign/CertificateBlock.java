package io.sealpost.sign;

import java.security.PublicKey;

/** A Certificate Block (RFC 5848 §5.3): one fragment of a Payload Block. */
public final class CertificateBlock implements Block {
  private CertificateBlock() {}

  @Override
  public GroupId group() {
    throw new UnsupportedOperationException();
  }

  /** TPBL (or the draft's TBPL): octets of the whole Payload Block. */
  public int totalOctets() {
    throw new UnsupportedOperationException();
  }

  /** Where the fragment begins; the first octet is 1. */
  public int index() {
    throw new UnsupportedOperationException();
  }

  /** FRAG: a part of the payload's text, of FLEN octets. */
  public byte[] fragment() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean verify(PublicKey key) {
    throw new UnsupportedOperationException(key.toString());
  }
}
