package io.sealpost.verify.reference;

import io.sealpost.verify.reference.Judgement.BlockVerdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The blocks of the archive, each checked, and what the valid ones say. */
final class Blocks {
  private final Checks checks;
  private final Map<GroupName, Group> groups = new LinkedHashMap<>();
  private final Map<GroupName, List<Block>> byGroup = new LinkedHashMap<>();
  private final Map<Integer, BlockVerdict> verdicts = new HashMap<>();

  Blocks(List<Line> lines, Trust trust, Checks checks) throws MalformedException {
    this.checks = checks;
    for (Line line : lines) {
      Block block = line.block();
      if (block != null) {
        byGroup.computeIfAbsent(block.group(), unknown -> new ArrayList<>()).add(block);
      }
    }
    byGroup.forEach(
        (name, blocks) -> groups.put(name, new Group(name, GroupKeys.of(blocks, trust, checks))));
    judge(lines);
    allowSkipping(lines);
  }

  private void judge(List<Line> lines) throws MalformedException {
    Set<List<Object>> contents = new HashSet<>();
    for (Line line : lines) {
      Block block = line.block();
      if (block != null) {
        BlockVerdict verdict = judge(block);
        if (verdict == BlockVerdict.VERIFIED && !contents.add(content(block))) {
          verdict = BlockVerdict.DUPLICATE;
        }
        verdicts.put(line.index(), verdict);
        if (verdict.isValid() && !block.isCertificate()) {
          number(block);
        }
      } else if (!line.isMessage()) {
        verdicts.put(line.index(), BlockVerdict.BAD);
      }
    }
  }

  private BlockVerdict judge(Block block) {
    GroupKeys keys = group(block).keys();
    if (keys.accepted().stream().anyMatch(key -> checks.isRight(key, block))) {
      return BlockVerdict.VERIFIED;
    }
    if (keys.isEmpty()) {
      return block.isCertificate() ? BlockVerdict.NO_KEY_OR_BAD : BlockVerdict.NO_KEY;
    }
    boolean refused = keys.refused().stream().anyMatch(key -> checks.isRight(key, block));
    return refused ? BlockVerdict.NO_KEY : BlockVerdict.BAD;
  }

  /** What it says, without when and how often it was sent. */
  private static List<Object> content(Block block) {
    return block.isCertificate()
        ? List.of(block.group(), block.totalOctets(), block.fragmentFrom(), block.fragment())
        : List.of(block.group(), block.numberOf(0), block.params().get(7).written());
  }

  private void number(Block block) throws MalformedException {
    group(block).count(Long.parseLong(block.params().get(4).written()));
    List<String> digests = block.digests();
    for (int i = 0; i < digests.size(); i++) {
      group(block).add(block.numberOf(i), digests.get(i));
    }
  }

  private void allowSkipping(List<Line> lines) throws MalformedException {
    for (List<Block> ofGroup : byGroup.values()) {
      List<Block> signatures = ofGroup.stream().filter(block -> !block.isCertificate()).toList();
      if (signatures.size() > SkippedForm.CHECKED) {
        allowSkipping(lines, signatures, signatures.stream().filter(this::isValid).toList());
      }
    }
  }

  private void allowSkipping(List<Line> lines, List<Block> signatures, List<Block> valid)
      throws MalformedException {
    Set<Block> maySkip = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Block block : signatures) {
      if (SkippedForm.has(block, group(block), valid)) {
        maySkip.add(block);
      }
    }
    for (Line line : lines) {
      if (line.block() != null && maySkip.contains(line.block())) {
        verdicts.computeIfPresent(line.index(), (index, verdict) -> verdict.orSkipped());
      }
    }
  }

  private boolean isValid(Block block) {
    return judge(block).isValid();
  }

  private Group group(Block block) {
    return groups.get(block.group());
  }

  BlockVerdict verdict(Line line) {
    return verdicts.getOrDefault(line.index(), BlockVerdict.BAD);
  }

  Iterable<Group> groups() {
    return groups.values();
  }
}
