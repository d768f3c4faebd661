package io.sealpost.sign;

import io.sealpost.message.Header;
import java.time.Clock;
import java.util.List;

/**
 * One reboot session of a signer (RFC 5848 §4.2.2) with its one group. Confined to the keeper
 * thread.
 */
public final class SignSession {
  private SignSession() {}

  /** Starts numbering at 1; the payload's timestamp is the clock's now. */
  public static SignSession start(
      long rsid, SigningKey key, SignConfig config, Header header, Clock clock) {
    throw new UnsupportedOperationException(
        rsid + " " + config + header + clock + key.fingerprint());
  }

  public long rsid() {
    throw new UnsupportedOperationException();
  }

  /** The session's certificate blocks as finished messages, cut to size. */
  public List<byte[]> certificateBlocks() {
    throw new UnsupportedOperationException();
  }

  /**
   * Numbers and hashes a message. Returns true if a block is full: call {@link #block} before the
   * next one.
   */
  public boolean add(byte[] octets, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  /** Messages that wait for their block. */
  public int pending() {
    throw new UnsupportedOperationException();
  }

  /**
   * Signs what is pending as one block, however short: a finished message. Nothing is pending
   * afterwards.
   */
  public byte[] block() {
    throw new UnsupportedOperationException();
  }

  /** Octets of a full block for each of its messages, rounded up: what a journal must keep free. */
  public int blockOctetsPerMessage() {
    throw new UnsupportedOperationException();
  }

  /** The most octets that a block message may have. */
  public int maxBlockOctets() {
    throw new UnsupportedOperationException();
  }
}
