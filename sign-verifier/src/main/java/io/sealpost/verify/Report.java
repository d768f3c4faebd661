package io.sealpost.verify;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What was found of an archive: counts, groups, and a verdict on each line. Immutable. */
public final class Report {
  private final LineStore lines;
  private final Blocks blocks;
  private final Matches matches;
  private final Copies copies;
  private final NumberedLines numbered;
  private final TrustPolicy policy;
  private final List<GroupReport> groups;
  private final Summary summary;

  Report(
      LineStore lines,
      Blocks blocks,
      Matches matches,
      Copies copies,
      List<Group> groups,
      TrustPolicy policy) {
    this.lines = lines;
    this.blocks = blocks;
    this.matches = matches;
    this.copies = copies;
    this.policy = policy;
    this.numbered = new NumberedLines(groups, matches);
    this.groups = groups.stream().map(group -> group.report(numbered.lost(group))).toList();
    this.summary = sum();
  }

  private Summary sum() {
    long signed = IntStream.range(0, lines.size()).filter(this::isSigned).count();
    long bad = blocks.all().stream().filter(block -> block.verdict().isBad()).count();
    return new Summary(
        matches.messages(),
        signed - copies.countReplayed() - copies.countRedelivered(),
        matches.messages() - signed,
        copies.countReplayed(),
        copies.countRedelivered(),
        groups.stream().mapToLong(group -> NumberRange.count(group.lost())).sum(),
        groups.stream().mapToLong(group -> NumberRange.count(group.uncovered())).sum(),
        bad,
        isTrusted());
  }

  private boolean isTrusted() {
    return groups.stream().anyMatch(GroupReport::hasKey)
        && groups.stream().allMatch(group -> group.isTrusted() || !group.hasKey());
  }

  private boolean isSigned(int line) {
    return matches.hashAt(line) != Matches.ABSENT;
  }

  /** The signature groups of which there is a readable block, ordered by their fields as text. */
  public List<GroupReport> groups() {
    return groups;
  }

  public Summary summary() {
    return summary;
  }

  /** Whether the archive is covered and intact, under keys that the policy accepts. */
  public boolean isClean() {
    return findings().findAny().isEmpty();
  }

  /**
   * Everything that is wrong, made while it is read: lines in input order, then groups, then the
   * whole.
   */
  public Stream<Finding> findings() {
    Stream<Finding> ofLines =
        IntStream.range(0, lines.size()).mapToObj(this::finding).flatMap(Optional::stream);
    Stream<Finding> ofGroups =
        groups.stream().flatMap(group -> group.findings(policy.selfCarriedAccepted()).stream());
    return Stream.of(ofLines, ofGroups, findNothingSigned()).flatMap(findings -> findings);
  }

  private Optional<Finding> finding(int line) {
    if (isSigned(line)) {
      boolean replay = copies.isBeyond(line) && !copies.isRedelivered(line);
      return replay ? Optional.of(replay(line)) : Optional.empty();
    }
    Optional<BlockLine> block = blocks.at(line);
    if (block.isEmpty()) return Optional.of(unsigned(line));
    return block
        .filter(found -> found.verdict().isBad())
        .map(found -> Finding.at(lines.position(line), FindingKind.BAD_BLOCK, found.describe()));
  }

  private Finding replay(int line) {
    int hash = matches.hashAt(line);
    String evidence =
        "same as " + lines.position(matches.firstLine(hash)) + ", signed " + matches.wanted(hash);
    return Finding.at(lines.position(line), FindingKind.REPLAY, evidence + " times");
  }

  private Finding unsigned(int line) {
    String evidence =
        lines.isCut(line)
            ? "longer than any message, read up to " + lines.length(line) + " octets"
            : lines.parse(line).isPresent()
                ? "no valid signature block holds its hash"
                : "no RFC 5424 message, and no valid signature block holds its hash";
    return Finding.at(lines.position(line), FindingKind.UNSIGNED, evidence);
  }

  private Stream<Finding> findNothingSigned() {
    boolean signed = groups.stream().anyMatch(group -> group.covered() > 0);
    Finding nothing =
        new Finding(
            FindingKind.NOTHING_SIGNED, "archive", "no valid signature block of an accepted key");
    return signed ? Stream.empty() : Stream.of(nothing);
  }

  /** Shows all lines with their verdicts, in input order. */
  public void visitLines(LineVisitor visitor) throws IOException {
    for (int line = 0; line < lines.size(); line++) {
      Optional<BlockLine> block = isSigned(line) ? Optional.empty() : blocks.at(line);
      if (block.isPresent()) {
        visitor.block(lines.line(line), block.get().type(), block.get().verdict());
      } else {
        visitMessage(line, visitor);
      }
    }
  }

  private void visitMessage(int line, LineVisitor visitor) throws IOException {
    ArchiveLine octets = lines.line(line);
    if (!isSigned(line)) {
      visitor.message(octets, Verdict.UNSIGNED, List.of(), false);
    } else if (copies.isBeyond(line)) {
      visitor.message(octets, Verdict.REPLAY, List.of(), copies.isRedelivered(line));
    } else {
      visitor.message(octets, Verdict.VERIFIED, matches.ids(matches.hashAt(line)), false);
    }
  }

  /** Shows all numbers that are covered, by group and number. */
  public void visitNumbers(NumberVisitor visitor) throws IOException {
    numbered.visit(lines, visitor);
  }
}
