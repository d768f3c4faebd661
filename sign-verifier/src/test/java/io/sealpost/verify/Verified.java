package io.sealpost.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.sealpost.verify.report.ArchiveLine;
import io.sealpost.verify.report.BlockType;
import io.sealpost.verify.report.BlockVerdict;
import io.sealpost.verify.report.Counts;
import io.sealpost.verify.report.Finding;
import io.sealpost.verify.report.GroupReport;
import io.sealpost.verify.report.MessageId;
import io.sealpost.verify.report.Report;
import io.sealpost.verify.report.Summary;
import io.sealpost.verify.report.Verdict;
import io.sealpost.verify.report.VerdictSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A sink that keeps all it hears, and the report at the end. */
public final class Verified implements VerdictSink {
  private final List<String> verdicts = new ArrayList<>();
  private final Map<String, String> byLine = new TreeMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, List<String>> numbers = new TreeMap<>();
  private final List<GroupReport> givenUp = new ArrayList<>();
  private Report report = new Report(List.of(), EMPTY, Map.of());

  private static final Summary EMPTY = new Summary(Counts.none(), false);

  public Verified with(Report atTheEnd) {
    report = atTheEnd;
    return this;
  }

  @Override
  public void message(ArchiveLine line, Verdict verdict, List<MessageId> ids) {
    StringBuilder text = new StringBuilder(verdict.text());
    if (verdict == Verdict.VERIFIED) {
      ids.forEach(id -> text.append(' ').append(id.number()));
    }
    hear(line, text.toString());
  }

  @Override
  public void block(ArchiveLine line, BlockType type, BlockVerdict verdict) {
    String why = verdict.why().isEmpty() ? "" : " " + verdict.why();
    hear(line, type.text() + " " + verdict.text() + why);
  }

  private void hear(ArchiveLine line, String verdict) {
    verdicts.add(verdict);
    byLine.merge(line.position().toString(), verdict, (first, again) -> first + ", " + again);
  }

  @Override
  public void found(MessageId id, ArchiveLine line) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    line.writeTo(octets);
    number(id, octets.toString(ISO_8859_1));
  }

  @Override
  public void lost(MessageId id) {
    number(id, "lost");
  }

  private void number(MessageId id, String what) {
    String name = id.group().procId() + " " + id.tuple();
    numbers.computeIfAbsent(name, unknown -> new ArrayList<>()).add(what);
  }

  @Override
  public void finding(Finding finding) {
    findings.add(finding);
  }

  @Override
  public void group(GroupReport group) {
    givenUp.add(group);
  }

  /** What was said of each line. */
  public List<String> verdicts() {
    return verdicts;
  }

  /** How many messages got a verdict. */
  public long messages() {
    return verdicts.stream().filter(verdict -> !verdict.matches("(sig|cert) .*")).count();
  }

  /** The same by line, in whatever order it was said. */
  Map<String, String> verdictsByLine() {
    return byLine;
  }

  public Stream<Finding> findings() {
    return findings.stream();
  }

  /** The message of each number, or {@code lost}: several where blocks contradict each other. */
  public Map<String, List<String>> numbers() {
    return numbers;
  }

  public List<GroupReport> givenUp() {
    return givenUp;
  }

  public Report report() {
    return report;
  }

  public boolean isClean() {
    return report.isClean();
  }

  public Summary summary() {
    return report.summary();
  }

  public List<GroupReport> groups() {
    return report.groups();
  }
}
