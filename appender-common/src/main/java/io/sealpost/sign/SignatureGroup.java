package io.sealpost.sign;

import io.sealpost.sign.encoding.Base64Text;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The messages of one signature group that wait for their block (RFC 5848 §4.2.3). Confined to the
 * keeper thread.
 *
 * <p>Numbers start at 1 in each session and never skip or repeat; 1 follows 9999999999. No block
 * covers both of these: readers would have to guess.
 */
public final class SignatureGroup {
  private final int spri;
  private final int capacity;
  private final int digestOctets;
  private final byte[] digests;

  private int pending;
  private long firstNumber; // of the first pending message
  private long lastNumber; // the last one given to a message
  private long highestCovered; // by a block; 0: none

  public SignatureGroup(int spri, int capacity, int digestOctets, long firstNumber) {
    this.spri = spri;
    this.capacity = capacity;
    this.digestOctets = digestOctets;
    this.digests = new byte[capacity * digestOctets];
    this.firstNumber = firstNumber;
    this.lastNumber = firstNumber - 1;
  }

  /** The SPRI parameter. */
  public int spri() {
    return spri;
  }

  /** Messages that wait for their block. */
  public int pending() {
    return pending;
  }

  /** Whether the block must be made before the next message. */
  public boolean isFull() {
    return pending == capacity || firstNumber + pending > BlockFields.MAX_NUMBER;
  }

  /**
   * Numbers and hashes a message.
   *
   * @throws IllegalStateException if the block is full
   */
  public void add(byte[] octets, int offset, int length, MessageDigest digest) {
    if (isFull()) {
      throw new IllegalStateException("the block is full: it comes before the next message");
    }
    try {
      digest.update(octets, offset, length);
      digest.digest(digests, pending * digestOctets, digestOctets);
    } catch (DigestException e) {
      throw new IllegalStateException("there is room for " + capacity + " digests", e);
    }
    lastNumber = firstNumber + pending;
    pending++;
  }

  /** The number of the first pending message. */
  public long firstNumber() {
    return firstNumber;
  }

  /** The number of the last message, pending or not; 0 if there was none. */
  public long lastNumber() {
    return lastNumber;
  }

  /** The highest number that a block has covered, 0 if there was none. */
  public long highestCovered() {
    return highestCovered;
  }

  /** The HB parameter for the pending messages. */
  public String hashes() {
    StringBuilder words = new StringBuilder(pending * 45);
    for (int from = 0; from < pending * digestOctets; from += digestOctets) {
      String space = from == 0 ? "" : " ";
      byte[] one = Arrays.copyOfRange(digests, from, from + digestOctets);
      words.append(space).append(Base64Text.encode(one));
    }
    return words.toString();
  }

  /** Records that the pending messages are covered. */
  public void sent() {
    firstNumber += pending;
    highestCovered = Math.max(highestCovered, firstNumber - 1);
    if (firstNumber > BlockFields.MAX_NUMBER) {
      firstNumber = 1;
    }
    pending = 0;
  }
}
