package io.sealpost.verify.group;

import io.sealpost.sign.Block;
import io.sealpost.sign.BlockForm;
import io.sealpost.sign.CertificateBlock;
import io.sealpost.sign.GroupId;
import io.sealpost.sign.SignatureBlock;
import io.sealpost.verify.line.ReplayMemory;
import io.sealpost.verify.report.CopyReport;
import io.sealpost.verify.report.GroupReport;
import io.sealpost.verify.report.NumberRange;
import io.sealpost.verify.report.NumberRanges;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One signature group of the archive: its keys, its undecided blocks, and the numbers that the
 * decided ones cover. Confined to the verification's thread.
 */
public final class Group {
  private static final int MOST_FORMS = 4;

  private final GroupId id;
  private int index = -1;
  private final Supplier<Sender> senders;
  private @Nullable Sender sender;
  private final GroupKeys keys;
  private final List<BlockLine> undecided = new ArrayList<>();
  private final NumberSet covered = new NumberSet();
  private final NumberSet lost = new NumberSet();
  private final NumberSet contradicted = new NumberSet();
  private final NumberSet verified = new NumberSet();
  private final NumberSet counters = new NumberSet();
  private final RecentNumbers recent = new RecentNumbers();
  private final MessageCopies copies = new MessageCopies();
  private final ForeignHosts foreign = new ForeignHosts();
  private final List<BlockForm> verifiedForms = new ArrayList<>(1);
  private final long session;
  private long delivered;
  private long withoutKey;
  private long skipped;
  private long signatureBlocks;
  private long lastUse;

  /** A group; {@code senders} finds its sender when the first number is verified. */
  Group(GroupId id, Supplier<Sender> senders, GroupKeys keys) {
    this.id = id;
    this.senders = senders;
    this.keys = keys;
    this.session = Long.parseLong(id.rsid());
  }

  public GroupId id() {
    return id;
  }

  /** Its index in {@link ReplayMemory}; -1 if it is not known there. */
  public int index() {
    return index;
  }

  public void setIndex(int ofPast) {
    index = ofPast;
  }

  public Sender sender() {
    if (sender == null) {
      sender = senders.get();
    }
    return sender;
  }

  public GroupKeys keys() {
    return keys;
  }

  /** Takes a block that came in the batch with that number. */
  void add(BlockLine line, Block block, long batch) {
    lastUse = batch;
    undecided.add(line);
    if (block instanceof CertificateBlock certificate) {
      keys.add(certificate, batch);
    } else {
      signatureBlocks++;
    }
  }

  /** Looks for keys in the blocks that came since the last call. */
  public void updateKeys() {
    keys.update(
        () ->
            undecided.stream()
                .filter(line -> line.block() instanceof SignatureBlock && line.isFirstTrial())
                .map(BlockLine::block)
                .map(Block.class::cast));
  }

  /** The number of signature blocks until now. */
  long signatureBlocks() {
    return signatureBlocks;
  }

  long lastUse() {
    return lastUse;
  }

  /** The blocks that wait for a key, or that no known key has signed, in input order. */
  List<BlockLine> undecided() {
    return undecided;
  }

  /** Drops the decided blocks. */
  void dropDecided() {
    undecided.removeIf(BlockLine::isDecided);
  }

  public boolean isCovered(long number) {
    return covered.contains(number);
  }

  public RecentNumbers recent() {
    return recent;
  }

  /** Forgets what only blocks before a batch needed. */
  void forgetBefore(long batch) {
    recent.forgetBefore(batch);
    keys.forgetBefore(batch);
  }

  /** Notes that a valid block signs this hash under this number. */
  public void number(long number, MessageHash hash, long batch) {
    if (recent.get(number) == null) {
      recent.put(number, hash, batch);
      covered.add(number);
    } else {
      contradicted.add(number);
    }
    hash.sign(this, number);
  }

  /** The RSID. */
  long session() {
    return session;
  }

  /** The highest number whose message has come; 0 if none has. */
  public long delivered() {
    return delivered;
  }

  /** Notes that the message with this number came, which is higher than all before. */
  void deliver(long number) {
    delivered = number;
  }

  /**
   * Notes that these numbers came once more in a whole run; they count at most {@code most} times.
   */
  void comeAgain(NumberRange numbers, int most) {
    copies.comeAgain(numbers, most);
  }

  /** The messages that came more than once, or out of order. */
  public MessageCopies copies() {
    return copies;
  }

  /** The hosts whose messages it signed without being trusted for them. */
  public ForeignHosts foreign() {
    return foreign;
  }

  /** Notes that one of its blocks got its final verdict without a key. */
  public void countWithoutKey() {
    withoutKey++;
  }

  /** Whether any block had no key but might have had one if memory reached farther. */
  public boolean lackedKey() {
    return withoutKey > 0 && (keys.areForgetful() || !keys.accepted().isEmpty());
  }

  /** Notes that one of its blocks was not checked. */
  public void countSkipped() {
    skipped++;
  }

  public long skipped() {
    return skipped;
  }

  /** Notes which block of its session this checked block is. */
  public void count(SignatureBlock verifiedBlock) {
    counters.add(verifiedBlock.counter() + 1);
  }

  /** Which blocks of the session were checked: GBC, each greater by one. */
  public List<NumberRange> counters() {
    return counters.ranges();
  }

  /** Notes the form of a checked signature block. */
  public void addForm(SignatureBlock verifiedBlock) {
    if (verifiedForms.size() == MOST_FORMS || hasKnownForm(verifiedBlock)) {
      return;
    }
    verifiedBlock.form().ifPresent(verifiedForms::add);
  }

  /** Whether the block has the form of a checked one. */
  boolean hasKnownForm(SignatureBlock block) {
    return verifiedForms.stream().anyMatch(block::has);
  }

  /** Notes that the message with this number is not in the archive. */
  public void lose(long number) {
    lost.add(number);
  }

  /** Notes that the message with this number got its verdict from this part. */
  public void verify(long number) {
    verified.add(number);
  }

  public boolean hasNumbers() {
    return covered.size() > 0;
  }

  public long highest() {
    return covered.highest();
  }

  /** What this part of an archive has of the group. */
  public PartGroup part() {
    return new PartGroup(
        keys.accepted(),
        keys.refused(),
        keys.payloadType(),
        covered.ranges(),
        NumberRanges.without(covered.ranges(), lost.ranges()),
        verified.ranges(),
        contradicted.ranges(),
        copies,
        foreign,
        withoutKey,
        counters.ranges(),
        skipped);
  }

  public GroupReport report(CopyReport copyReport) {
    return new GroupReport(
        id,
        keys.accepted(),
        keys.refused(),
        keys.payloadType(),
        covered.size(),
        lost.size(),
        lost.ranges(),
        covered.gaps(),
        contradicted.ranges(),
        withoutKey,
        copyReport,
        foreign.messages(),
        foreign.names());
  }
}
