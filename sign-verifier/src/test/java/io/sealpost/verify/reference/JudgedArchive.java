package io.sealpost.verify.reference;

import io.sealpost.verify.reference.Judgement.BlockVerdict;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One archive: what is said of each line, and what is counted and found. Used once. */
final class JudgedArchive {
  private final List<Line> lines;
  private final Blocks blocks;
  private final Trust trust;
  private final List<Copies> all;
  private final Map<Line, Copies> byLine = new HashMap<>();
  private final Notices notices = new Notices();
  private final Deliveries deliveries = new Deliveries();
  private final Map<Integer, Set<String>> verdicts = new TreeMap<>();
  private final Map<String, Long> counts = new TreeMap<>();
  private final Set<String> kinds = new TreeSet<>();

  JudgedArchive(List<Line> lines, Blocks blocks, Trust trust) {
    this.lines = lines;
    this.blocks = blocks;
    this.trust = trust;
    this.all = Copies.of(lines, blocks.groups(), trust);
    all.forEach(copies -> copies.lines().forEach(line -> byLine.put(line, copies)));
  }

  Judgement judge() {
    lines.forEach(this::judge);
    deliveries.end();
    all.forEach(this::excuse);
    countReordered();
    blocks.groups().forEach(this::judge);
    findMissingBlocks();
    judgeLost();
    kinds.addAll(notices.missing(blocks.groups()));
    findCounted();
    return new Judgement(verdicts, counts, kinds);
  }

  private void judge(Line line) {
    if (line.isMessage()) {
      Copies copies = byLine.get(line);
      count("messages", 1);
      verdicts.put(line.index(), Set.of(deliver(line, copies)));
    } else {
      judgeBlock(line);
    }
  }

  private String deliver(Line line, Copies copies) {
    if (copies.wanted() == 0) {
      count("unsigned", 1);
      return "unsigned";
    }
    boolean verified = copies.lines().indexOf(line) < copies.wanted();
    deliveries.message(line, copies, verified);
    if (!verified) {
      return "replay";
    }
    count("verified", 1);
    if (line.message() != null) {
      notices.read(line.message(), copies.numbers().keySet());
    }
    return "verified";
  }

  private void judgeBlock(Line line) {
    BlockVerdict verdict = blocks.verdict(line);
    boolean certificate =
        line.block() == null
            ? line.kind() == Line.Kind.MALFORMED_CERTIFICATE_BLOCK
            : line.block().isCertificate();
    String type = certificate ? "cert " : "sig ";
    Set<String> right = new HashSet<>();
    verdict.right().forEach(text -> right.add(type + text));
    verdicts.put(line.index(), right);
    if (verdict.isValid() && certificate && line.block() != null) {
      deliveries.certificate(line.block().group());
    }
  }

  /** Copies beyond what was signed: sent again, or replayed. */
  private void excuse(Copies copies) {
    long excused = 0;
    for (Map.Entry<Group, NavigableSet<Long>> numbers : copies.numbers().entrySet()) {
      Group group = numbers.getKey();
      long sum = numbers.getValue().stream().mapToLong(number -> sentAgain(group, number)).sum();
      excused = Math.max(excused, sum);
    }
    long redelivered = Math.min(copies.extra(), excused);
    count("redelivered", redelivered);
    count("replay", copies.extra() - redelivered);
    if (!copies.foreign().isEmpty()) {
      kinds.add("untrusted-host");
    }
  }

  private long sentAgain(Group group, long number) {
    long said = notices.sentAgain(group.name(), number);
    return notices.isNoted(group.name()) ? said : said + deliveries.sentAgain(group, number);
  }

  private void countReordered() {
    Set<Line> reordered = new HashSet<>();
    for (Deliveries.Late late : deliveries.late()) {
      boolean excused =
          late.numbers().entrySet().stream()
              .anyMatch(
                  of ->
                      of.getValue().stream()
                          .anyMatch(number -> sentAgain(of.getKey(), number) > 0));
      if (!excused) {
        reordered.add(late.line());
      }
    }
    count("reordered", reordered.size());
  }

  private void judge(Group group) {
    count("uncovered", group.uncovered());
    if (group.hasConflict()) {
      kinds.add("number-conflict");
    }
    if (group.keys().isEmpty()) {
      kinds.add("no-key");
    }
    if (!group.keys().refused().isEmpty()) {
      kinds.add("untrusted-key");
    }
    if (trust.isSelfCarried() && group.keys().accepted().size() > 1) {
      kinds.add("key-conflict");
    }
  }

  /** A session that says what it sends again counts its blocks over all its groups. */
  private void findMissingBlocks() {
    Map<List<String>, TreeSet<Long>> sessions = new HashMap<>();
    for (Group group : blocks.groups()) {
      GroupName name = group.name();
      if (notices.isNoted(name)) {
        sessions
            .computeIfAbsent(
                List.of(name.host(), name.app(), name.procId(), name.rsid()),
                unknown -> new TreeSet<>())
            .addAll(group.counters());
      }
    }
    for (TreeSet<Long> counters : sessions.values()) {
      if (!counters.isEmpty() && counters.last() + 1 != counters.size()) {
        kinds.add("missing-block");
      }
    }
  }

  private void judgeLost() {
    Map<String, Integer> present = Copies.counts(all);
    Set<List<Object>> foreign =
        new HashSet<>(); // a message that is there, and not of its key's hosts
    for (Copies copies : all) {
      for (Digests kind : Digests.values()) {
        copies.foreign().forEach(group -> foreign.add(List.of(group, kind.of(copies.octets()))));
      }
    }
    for (Group group : blocks.groups()) {
      Set<Long> lost = new HashSet<>();
      for (String digest : group.allDigests()) {
        NavigableSet<Long> numbers = group.numbers(digest);
        int copies = present.getOrDefault(digest, 0);
        if (!foreign.contains(List.<Object>of(group, digest))) {
          numbers.stream().skip(copies).forEach(lost::add);
        }
      }
      count("lost", lost.size());
    }
  }

  private void findCounted() {
    for (String kind : List.of("unsigned", "replay", "lost", "uncovered")) {
      if (counts.getOrDefault(kind, 0L) > 0) {
        kinds.add(kind);
      }
    }
    boolean signed = false;
    for (Group group : blocks.groups()) {
      signed |= group.highest() > 0;
    }
    if (!signed) {
      kinds.add("nothing-signed");
    }
    count("badBlocks", blocksOnly("bad"));
    count("noKeyBlocks", blocksOnly("nokey"));
    if (counts.getOrDefault("badBlocks", 0L) > 0) {
      kinds.add("bad-block");
    }
  }

  /** Those of which nothing else can be said. */
  private long blocksOnly(String verdict) {
    return verdicts.values().stream()
        .filter(
            right ->
                right.equals(Set.of("sig " + verdict)) || right.equals(Set.of("cert " + verdict)))
        .count();
  }

  private void count(String name, long more) {
    counts.merge(name, more, Long::sum);
  }
}
