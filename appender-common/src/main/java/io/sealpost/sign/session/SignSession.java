package io.sealpost.sign.session;

import io.sealpost.message.Severity;
import io.sealpost.sign.BlockFields;
import io.sealpost.sign.BlockWriter;
import io.sealpost.sign.Grouping;
import io.sealpost.sign.PayloadBlock;
import io.sealpost.sign.SignConfig;
import io.sealpost.sign.SignatureGroup;
import io.sealpost.sign.Signer;
import io.sealpost.sign.encoding.Base64Text;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One reboot session of a signer (RFC 5848 §4.2.2) with its signature groups, each numbered
 * separately, and one count of blocks for all of them. Confined to the keeper thread.
 */
public final class SignSession {
  /**
   * Stores the certificate blocks of a group, as finished messages, before its first block is made.
   */
  public interface CertificateSink {
    void add(long rsid, List<byte[]> blocks) throws IOException;
  }

  /** Where the numbering of each group's messages, and of blocks, begins. */
  public record Start(long firstNumber, long counter) {
    static final Start AT_ONE = new Start(1, 0);
  }

  private static final int MAX_COUNT = 99;
  // A session should end this many blocks before GBC is used up: enough for all that a journal may
  // hold then, and for the notice of the end.
  private static final long LAST_BLOCKS = 1_000_000;
  // Messages without a PRI count as user.notice, as for relays (RFC 3164 §4.3.3). Sealpost's have
  // one.
  private static final int NO_PRI = 13;

  private final long rsid;
  private final Signer signer;
  private final SignConfig config;
  private final CertificateSink certificates;
  private final BlockWriter writer;
  private final String payload; // one for all groups and resends: RFC 5848 §5.2
  private final MessageDigest digest;
  private final int capacity;
  private final int fullBlockOctets;
  private final int[] spriOfPri;
  private final @Nullable SignatureGroup[] groups = new SignatureGroup[Grouping.MAX_PRI + 1];
  private final Start start;

  private long counter; // GBC of the next block

  private SignSession(
      long rsid, Signer signer, SignConfig config, CertificateSink certificates, Start start) {
    this.rsid = rsid;
    this.signer = signer;
    this.config = config;
    this.certificates = certificates;
    this.writer = new BlockWriter(rsid, config, signer);
    this.payload = PayloadBlock.text(signer.clock().instant(), signer.key().blob());
    this.digest = config.hash().newDigest();
    int overhead = writer.signatureBlockOverhead();
    int wordOctets = Base64Text.length(config.hash().octets()) + 1; // with a space between two
    this.capacity = Math.min(MAX_COUNT, (config.maxBlockOctets() - overhead + 1) / wordOctets);
    if (capacity < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "maxBlockSize %d: this header needs %d",
              config.maxBlockOctets(),
              overhead + wordOctets - 1));
    }
    this.fullBlockOctets = overhead + capacity * wordOctets - 1;
    this.spriOfPri =
        IntStream.rangeClosed(0, Grouping.MAX_PRI).map(config.grouping()::spri).toArray();
    this.start = start;
    this.counter = start.counter();
  }

  /**
   * Starts numbering at 1; the payload's timestamp is the clock's current time. The certificate
   * blocks of the first group are stored, so that they can precede all messages.
   *
   * @throws IllegalArgumentException if not even one hash fits a block of the size configured
   */
  public static SignSession start(
      long rsid, Signer signer, SignConfig config, CertificateSink certificates)
      throws IOException {
    return startAt(Start.AT_ONE, rsid, signer, config, certificates);
  }

  /** Starts as if messages and blocks had preceded. */
  public static SignSession startAt(
      Start start, long rsid, Signer signer, SignConfig config, CertificateSink certificates)
      throws IOException {
    SignSession session = new SignSession(rsid, signer, config, certificates, start);
    session.group(BlockWriter.PRI);
    return session;
  }

  public long rsid() {
    return rsid;
  }

  public Signer signer() {
    return signer;
  }

  /**
   * The group to which a message belongs. For the first message of a group, the group's certificate
   * blocks are stored.
   *
   * @throws IOException if they cannot be stored; nothing has changed then
   */
  public SignatureGroup groupOf(byte[] octets, int offset, int length) throws IOException {
    return group(pri(octets, offset, length));
  }

  private SignatureGroup group(int pri) throws IOException {
    int spri = spriOfPri[pri];
    SignatureGroup group = groups[spri];
    if (group == null) {
      certificates.add(rsid, writer.certificateBlocks(spri, payload, config.maxBlockOctets()));
      group = new SignatureGroup(spri, capacity, config.hash().octets(), start.firstNumber());
      groups[spri] = group;
    }
    return group;
  }

  private static int pri(byte[] octets, int offset, int length) {
    int pri = 0;
    int digits = 0;
    while (digits < 3 && digits + 2 < length && isDigit(octets[offset + 1 + digits])) {
      pri = pri * 10 + octets[offset + 1 + digits] - '0';
      digits++;
    }
    boolean isPri =
        digits > 0
            && octets[offset] == '<'
            && octets[offset + 1 + digits] == '>'
            && pri <= Grouping.MAX_PRI;
    return isPri ? pri : NO_PRI;
  }

  private static boolean isDigit(byte octet) {
    return octet >= '0' && octet <= '9';
  }

  /**
   * Numbers and hashes a message of this group.
   *
   * @throws IllegalStateException if the group is full: its block must be made first
   */
  public void add(SignatureGroup group, byte[] octets, int offset, int length) {
    group.add(octets, offset, length, digest);
  }

  /**
   * Signs what is pending in a group as one block, however short, and returns it as a finished
   * message. Nothing changes before {@link #sent}.
   *
   * @throws IllegalStateException if nothing is pending, or the session has sent 10^10 blocks: GBC
   *     has no number left for another one (§4.2.5); a new session has
   */
  public byte[] block(SignatureGroup group) {
    if (group.pending() == 0) {
      throw new IllegalStateException("a block without messages");
    }
    if (counter > BlockFields.MAX_NUMBER) {
      throw new IllegalStateException("GBC is used up: session " + rsid + " must end");
    }
    return writer.signatureBlock(
        group.spri(), counter, group.firstNumber(), group.pending(), group.hashes());
  }

  /** Records that the group's block is on its way: nothing is pending in it any more. */
  public void sent(SignatureGroup group) {
    group.sent();
    counter++;
  }

  /** Whether another session should be started before GBC runs out of numbers (§4.2.5). */
  public boolean isNearlyUsedUp() {
    return counter > BlockFields.MAX_NUMBER - LAST_BLOCKS;
  }

  /** The message that announces the start of this session. */
  byte[] startNotice(Predecessor previous, Optional<String> madeOn) {
    return new SessionNotice(signer, rsid).start(previous, madeOn);
  }

  /** The message that announces the end of this session, with its last numbers. */
  public byte[] endNotice() {
    String last =
        Arrays.stream(groups)
            .filter(group -> group != null && group.lastNumber() > 0)
            .map(group -> config.grouping().sg() + "/" + group.spri() + ":" + group.lastNumber())
            .collect(Collectors.joining(" "));
    return new SessionNotice(signer, rsid).end(last);
  }

  /**
   * The message that announces what is sent again, and why; its parameters are those of {@link
   * ResendNotice}.
   */
  public byte[] resendNotice(String reason, String again, String text) {
    return ResendNotice.octets(signer, rsid, reason, again, text);
  }

  /** The highest number of each group that a block covers. */
  public LastNumbers covered() {
    SortedMap<Integer, Long> highest = new TreeMap<>();
    for (SignatureGroup group : groups) {
      if (group != null && group.highestCovered() > 0) {
        highest.put(group.spri(), group.highestCovered());
      }
    }
    return LastNumbers.of(config.grouping().sg(), highest);
  }

  /**
   * Octets of a full block per message, rounded up: what a journal must keep free.
   *
   * @param besides what the journal adds to a block
   */
  public int blockOctetsPerMessage(int besides) {
    return (fullBlockOctets + besides + capacity - 1) / capacity;
  }

  /** The most groups that this signer's messages, including its notices, can have. */
  public int mostGroups() {
    IntStream own =
        Stream.of(Severity.values()).mapToInt(severity -> signer.header().facility().pri(severity));
    return (int)
        IntStream.concat(own, IntStream.of(BlockWriter.PRI))
            .map(pri -> spriOfPri[pri])
            .distinct()
            .count();
  }
}
