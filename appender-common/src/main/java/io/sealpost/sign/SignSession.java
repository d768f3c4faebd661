package io.sealpost.sign;

import io.sealpost.message.Header;
import java.security.DigestException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/**
 * One reboot session of a signer (RFC 5848 §4.2.2) with its one group, SG 0. Confined to the keeper
 * thread.
 *
 * <p>No block covers both 9999999999 and the 1 that comes after it: readers would have to guess.
 */
public final class SignSession {
  private static final int MAX_COUNT = 99;

  private final long rsid;
  private final BlockWriter writer;
  private final List<byte[]> certificateBlocks;
  private final MessageDigest digest;
  private final int digestOctets;
  private final int capacity;
  private final int blockOctetsPerMessage;
  private final byte[] digests;

  private int pending;
  private long firstNumber; // of the first message that is pending
  private long counter; // GBC of the next block

  private SignSession(
      long rsid,
      BlockWriter writer,
      List<byte[]> certificateBlocks,
      SignConfig config,
      long firstNumber,
      long counter) {
    this.rsid = rsid;
    this.writer = writer;
    this.certificateBlocks = certificateBlocks;
    this.digest = config.hash().newDigest();
    this.digestOctets = config.hash().octets();
    int overhead = writer.signatureBlockOverhead();
    int wordOctets = Base64Text.length(digestOctets) + 1; // with the space between two
    this.capacity = Math.min(MAX_COUNT, (config.maxBlockOctets() - overhead + 1) / wordOctets);
    if (capacity < 1) {
      throw new IllegalArgumentException(
          "maxBlockSize %d: this header needs %d"
              .formatted(config.maxBlockOctets(), overhead + wordOctets - 1));
    }
    int fullBlockOctets = overhead + capacity * wordOctets - 1;
    this.blockOctetsPerMessage = (fullBlockOctets + capacity - 1) / capacity;
    this.digests = new byte[capacity * digestOctets];
    this.firstNumber = firstNumber;
    this.counter = counter;
  }

  /**
   * Starts numbering at 1; the payload's timestamp is the clock's now.
   *
   * @throws IllegalArgumentException if not even one hash fits a block of the size configured
   */
  public static SignSession start(
      long rsid, SigningKey key, SignConfig config, Header header, Clock clock) {
    return startAt(1, 0, rsid, key, config, header, clock);
  }

  /** As if {@code firstNumber - 1} messages and {@code counter} blocks had gone before. */
  static SignSession startAt(
      long firstNumber,
      long counter,
      long rsid,
      SigningKey key,
      SignConfig config,
      Header header,
      Clock clock) {
    BlockWriter writer = new BlockWriter(rsid, config.scheme(), key, header, clock);
    List<byte[]> certificateBlocks =
        writer.certificateBlocks(
            PayloadBlock.text(clock.instant(), key.blob()), config.maxBlockOctets());
    return new SignSession(rsid, writer, certificateBlocks, config, firstNumber, counter);
  }

  public long rsid() {
    return rsid;
  }

  /** The session's certificate blocks as finished messages, cut to size. */
  public List<byte[]> certificateBlocks() {
    return certificateBlocks;
  }

  /**
   * Numbers and hashes a message. Returns true if a block is full: call {@link #block} before the
   * next one.
   *
   * @throws IllegalStateException if the block was full already
   */
  public boolean add(byte[] octets, int offset, int length) {
    if (isFull()) {
      throw new IllegalStateException("the block is full: block() comes before the next message");
    }
    try {
      digest.update(octets, offset, length);
      digest.digest(digests, pending * digestOctets, digestOctets);
    } catch (DigestException e) {
      throw new IllegalStateException("there is room for " + capacity + " digests", e);
    }
    pending++;
    return isFull();
  }

  private boolean isFull() {
    return pending == capacity || firstNumber + pending > BlockFields.MAX_NUMBER;
  }

  /** Messages that wait for their block. */
  public int pending() {
    return pending;
  }

  /**
   * Signs what is pending as one block, however short: a finished message. Nothing is pending
   * afterwards.
   *
   * @throws IllegalStateException if nothing is pending, or the session has sent 10^10 blocks: GBC
   *     has no number left for another one (§4.2.5), a new session has
   */
  public byte[] block() {
    if (pending == 0) {
      throw new IllegalStateException("a block without messages");
    }
    if (counter > BlockFields.MAX_NUMBER) {
      throw new IllegalStateException("GBC is used up: session " + rsid + " must end");
    }
    byte[] block = writer.signatureBlock(counter, firstNumber, pending, hashes());
    counter++;
    firstNumber += pending;
    if (firstNumber > BlockFields.MAX_NUMBER) {
      firstNumber = 1;
    }
    pending = 0;
    return block;
  }

  private String hashes() {
    StringBuilder words = new StringBuilder(pending * 45);
    for (int from = 0; from < pending * digestOctets; from += digestOctets) {
      String space = from == 0 ? "" : " ";
      byte[] one = Arrays.copyOfRange(digests, from, from + digestOctets);
      words.append(space).append(Base64Text.encode(one));
    }
    return words.toString();
  }

  /** Octets of a full block for each of its messages, rounded up: what a journal must keep free. */
  public int blockOctetsPerMessage() {
    return blockOctetsPerMessage;
  }
}
