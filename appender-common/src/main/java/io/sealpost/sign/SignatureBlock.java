package io.sealpost.sign;

import java.security.PublicKey;
import java.util.List;

/** A Signature Block (RFC 5848 §4.2). */
public final class SignatureBlock implements Block {
  private SignatureBlock() {}

  @Override
  public GroupId group() {
    throw new UnsupportedOperationException();
  }

  public Hash hash() {
    throw new UnsupportedOperationException();
  }

  /** FMN: the message number of the first hash, 1..9999999999. */
  public long firstNumber() {
    throw new UnsupportedOperationException();
  }

  /** The digests in order of message number, 1..99. */
  public List<byte[]> hashes() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean verify(PublicKey key) {
    throw new UnsupportedOperationException(key.toString());
  }
}
