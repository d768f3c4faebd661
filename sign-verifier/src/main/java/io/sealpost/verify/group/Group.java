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
 * One signature group of the archive: its keys, the blocks that are not decided yet, and the
 * numbers that the decided ones cover. Confined to the verification's thread.
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

  /** With {@code senders} what finds its sender when the first number is verified. */
  Group(GroupId id, Supplier<Sender> senders, GroupKeys keys) {
    this.id = id;
    this.senders = senders;
    this.keys = keys;
    this.session = Long.parseLong(id.rsid());
  }

  public GroupId id() {
    return id;
  }

  /** What {@link ReplayMemory} knows it by; -1 if it does not. */
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

  /** Looks for keys in the blocks that came since the last time. */
  public void updateKeys() {
    keys.update(
        () ->
            undecided.stream()
                .filter(line -> line.block() instanceof SignatureBlock && line.isFirstTrial())
                .map(BlockLine::block)
                .map(Block.class::cast));
  }

  /** Signature blocks so far. */
  long signatureBlocks() {
    return signatureBlocks;
  }

  long lastUse() {
    return lastUse;
  }

  /** The blocks that wait for a key, or that no key so far has signed, in input order. */
  List<BlockLine> undecided() {
    return undecided;
  }

  /** Lets go of those that are decided. */
  void dropDecided() {
    undecided.removeIf(BlockLine::isDecided);
  }

  public boolean isCovered(long number) {
    return covered.contains(number);
  }

  public RecentNumbers recent() {
    return recent;
  }

  /** Forgets what was of use only to blocks before a batch. */
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

  /** RSID. */
  long session() {
    return session;
  }

  /** The highest number whose message came so far; 0 if none did. */
  public long delivered() {
    return delivered;
  }

  /** The message of this number came, which is higher than all before. */
  void deliver(long number) {
    delivered = number;
  }

  /**
   * All these numbers came once more in a whole run; more often than {@code most} does not count.
   */
  void comeAgain(NumberRange numbers, int most) {
    copies.comeAgain(numbers, most);
  }

  /** What came more often than once, or out of order. */
  public MessageCopies copies() {
    return copies;
  }

  /** Whose messages it signed without being trusted for them. */
  public ForeignHosts foreign() {
    return foreign;
  }

  /** A block of its got its last verdict without a key. */
  public void countWithoutKey() {
    withoutKey++;
  }

  /** Whether blocks had no key that might have had one, had memory reached farther. */
  public boolean lackedKey() {
    return withoutKey > 0 && (keys.areForgetful() || !keys.accepted().isEmpty());
  }

  /** A block of its was not checked. */
  public void countSkipped() {
    skipped++;
  }

  public long skipped() {
    return skipped;
  }

  /** Notes which block of its session this is, which was checked. */
  public void count(SignatureBlock verifiedBlock) {
    counters.add(verifiedBlock.counter() + 1);
  }

  /** Which blocks of the session were checked: GBC, each greater by one. */
  public List<NumberRange> counters() {
    return counters.ranges();
  }

  /** Notes the form of a signature block that was checked. */
  public void addForm(SignatureBlock verifiedBlock) {
    if (verifiedForms.size() == MOST_FORMS || hasKnownForm(verifiedBlock)) {
      return;
    }
    verifiedBlock.form().ifPresent(verifiedForms::add);
  }

  /** Whether the block has the form of one that was checked. */
  boolean hasKnownForm(SignatureBlock block) {
    return verifiedForms.stream().anyMatch(block::has);
  }

  /** Notes that the message of this number is not in the archive. */
  public void lose(long number) {
    lost.add(number);
  }

  /** Notes that the message of this number got its verdict from this part. */
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
