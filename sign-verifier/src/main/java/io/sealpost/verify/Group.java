package io.sealpost.verify;

import io.sealpost.sign.Block;
import io.sealpost.sign.CertificateBlock;
import io.sealpost.sign.GroupId;
import io.sealpost.sign.SignatureBlock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One signature group of the archive: its keys, the blocks that are not decided yet, and the
 * numbers that the decided ones cover. Confined to the verification's thread.
 */
final class Group {
  static final Comparator<GroupId> ORDER =
      Comparator.comparing(GroupId::host)
          .thenComparing(GroupId::app)
          .thenComparing(GroupId::procId)
          .thenComparing(GroupId::rsid)
          .thenComparing(GroupId::ver)
          .thenComparing(GroupId::sg)
          .thenComparing(GroupId::spri);

  private final GroupId id;
  private final Supplier<Sender> senders;
  private @Nullable Sender sender;
  private final GroupKeys keys;
  private final List<BlockLine> undecided = new ArrayList<>();
  private final NumberSet covered = new NumberSet();
  private final NumberSet lost = new NumberSet();
  private final NumberSet contradicted = new NumberSet();
  private final NumberSet verified = new NumberSet();
  private final RecentNumbers recent = new RecentNumbers();
  private long signatureBlocks;
  private long lastUse;

  /** With {@code senders} what finds its sender when the first number is verified. */
  Group(GroupId id, Supplier<Sender> senders, GroupKeys keys) {
    this.id = id;
    this.senders = senders;
    this.keys = keys;
  }

  GroupId id() {
    return id;
  }

  Sender sender() {
    if (sender == null) sender = senders.get();
    return sender;
  }

  GroupKeys keys() {
    return keys;
  }

  /** Takes a block that came in the stretch with that number. */
  void add(BlockLine line, Block block, long stretch) {
    lastUse = stretch;
    undecided.add(line);
    if (block instanceof CertificateBlock certificate) keys.add(certificate, stretch);
    else signatureBlocks++;
  }

  /** Looks for keys in the blocks that came since the last time. */
  void updateKeys() {
    keys.update(
        () ->
            undecided.stream()
                .map(BlockLine::block)
                .filter(SignatureBlock.class::isInstance)
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

  boolean isCovered(long number) {
    return covered.contains(number);
  }

  RecentNumbers recent() {
    return recent;
  }

  /** Forgets what was of use only to blocks before a stretch. */
  void forgetBefore(long stretch) {
    recent.forgetBefore(stretch);
    keys.forgetBefore(stretch);
  }

  /** Notes that a valid block signs this hash under this number. */
  void number(long number, MessageHash hash, long stretch) {
    if (recent.get(number) == null) {
      recent.put(number, hash, stretch);
      covered.add(number);
    } else {
      contradicted.add(number);
    }
    hash.numbers().add(this, number);
  }

  /** Notes that the message of this number is not in the archive. */
  void lose(long number) {
    lost.add(number);
  }

  /** Notes that the message of this number, which has no other, got its verdict from this part. */
  void verify(long number) {
    verified.add(number);
  }

  boolean hasNumbers() {
    return covered.size() > 0;
  }

  long highest() {
    return covered.highest();
  }

  /** What this part of an archive has of the group. */
  PartGroup part() {
    return new PartGroup(
        keys.accepted(),
        keys.refused(),
        keys.payloadType(),
        covered.ranges(),
        NumberRanges.without(covered.ranges(), lost.ranges()),
        verified.ranges(),
        contradicted.ranges());
  }

  GroupReport report() {
    return new GroupReport(
        id,
        keys.accepted(),
        keys.refused(),
        keys.payloadType(),
        covered.size(),
        lost.size(),
        lost.ranges(),
        covered.gaps(),
        contradicted.ranges());
  }
}
