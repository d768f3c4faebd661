package io.sealpost.verify.group;

import io.sealpost.sign.Block;
import io.sealpost.sign.GroupId;
import io.sealpost.verify.report.Report;
import io.sealpost.verify.trust.TrustPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The signature groups of the archive. */
public final class Groups {
  /**
   * Real archives have a few groups for each session. If there are more than this many with nothing
   * verified, they are forged, and are given up first.
   */
  private static final int MOST_STRANGERS = 10_000;

  private static final int MOST = 100_000;

  private final TrustPolicy policy;
  private final Senders senders;
  private final KnownKeys ring = new KnownKeys();
  private final Map<GroupId, Group> known = new HashMap<>();
  private final Set<Group> touched = new LinkedHashSet<>();

  public Groups(TrustPolicy policy, Senders senders) {
    this.policy = policy;
    this.senders = senders;
  }

  /** Gives the readable blocks of a batch to their groups. */
  public void take(List<BlockLine> blocks, long number) {
    for (BlockLine line : blocks) {
      Block block = line.block();
      if (block == null) {
        continue;
      }
      Group group = of(block);
      group.add(line, block, number);
      line.belongsTo(group);
      touched.add(group);
    }
  }

  /** The group that a block belongs to. */
  public Group of(Block block) {
    return known.computeIfAbsent(block.group(), this::open);
  }

  private Group open(GroupId id) {
    GroupKeys keys = new GroupKeys(id.host(), policy, ring);
    return new Group(id, () -> senders.of(id), keys);
  }

  /** The groups with undecided blocks, in the order in which they got the first of them. */
  public Collection<Group> open() {
    return touched;
  }

  /** Drops the decided blocks. */
  public void dropDecided() {
    touched.forEach(Group::dropDecided);
    touched.removeIf(group -> group.undecided().isEmpty());
  }

  /** Gives up groups not used since a batch, if there are too many: forged ones first. */
  public List<Group> giveUp(long unusedSince) {
    if (known.size() <= MOST_STRANGERS) {
      return List.of();
    }
    List<Group> surplus = new ArrayList<>();
    for (Iterator<Group> all = known.values().iterator(); all.hasNext(); ) {
      Group group = all.next();
      boolean idle = group.lastUse() < unusedSince && group.undecided().isEmpty();
      if (idle && (!group.hasNumbers() || known.size() > MOST)) {
        all.remove();
        surplus.add(group);
      }
    }
    return surplus;
  }

  /** All groups not given up, ordered by their fields as text. */
  public List<Group> ordered() {
    return known.values().stream()
        .sorted(Comparator.comparing(Group::id, Report.GROUP_ORDER))
        .toList();
  }

  /** Makes all groups forget what only blocks before a batch needed. */
  public void forgetBefore(long batch) {
    known.values().forEach(group -> group.forgetBefore(batch));
  }
}
