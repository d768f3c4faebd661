package io.sealpost.verify.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.report.ArchiveLine;
import io.sealpost.verify.report.BlockType;
import io.sealpost.verify.report.BlockVerdict;
import io.sealpost.verify.report.CopyReport;
import io.sealpost.verify.report.Finding;
import io.sealpost.verify.report.GroupReport;
import io.sealpost.verify.report.MessageId;
import io.sealpost.verify.report.NumberRange;
import io.sealpost.verify.report.Report;
import io.sealpost.verify.report.Summary;
import io.sealpost.verify.report.Verdict;
import io.sealpost.verify.rewriting.Explanation;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Output as one JSON object per line: messages with their numbers and blocks in input order, then
 * groups with their lost numbers, then the summary.
 */
final class NdjsonOutput implements Output {
  /** Shorter runs of numbers are listed one by one, so that a search for a number finds it. */
  private static final int RANGE_FROM = 10;

  private static final int MOST_GROUPS_KNOWN = 1000;

  // Parts of the most frequent lines. Assembled member by member each time, they would be written
  // fast too, but only after the JVM's compiler had worked on it for long.
  private static final byte[][] MESSAGES =
      Arrays.stream(Verdict.values())
          .map(verdict -> octets(",\"verdict\":\"" + verdict.text() + "\""))
          .toArray(byte[][]::new);
  private static final byte[] IDS = octets(",\"ids\":[");
  private static final byte[][] CERTIFICATES = verdicts(BlockType.CERTIFICATE);
  private static final byte[][] SIGNATURES = verdicts(BlockType.SIGNATURE);

  private final OutputStream out;
  private final Consumer<Finding> findings;
  private final boolean selective;
  private final long begin;
  private final JsonLine json = new JsonLine();

  // The beginning of a line depends only on the file, that of a number on its group.
  private String file = "";
  private byte[] messageHead = head("message", file);
  private byte[] blockHead = head("block", file);
  private final Map<GroupId, byte[]> idHeads = new HashMap<>();
  private GroupId group = new GroupId("", "", "", "", "", "", "");
  private byte[] idHead = head(group);

  /**
   * @param selective whether only some signers are looked at: then the summary says how much was
   *     passed over
   * @param begin the {@link System#nanoTime} at which the run began
   */
  NdjsonOutput(OutputStream out, Consumer<Finding> findings, boolean selective, long begin) {
    this.out = out;
    this.findings = findings;
    this.selective = selective;
    this.begin = begin;
  }

  @Override
  public void message(ArchiveLine line, Verdict verdict, List<MessageId> ids) throws IOException {
    enter(line.position().file());
    json.begin(messageHead).append(line.position().line());
    json.append(MESSAGES[verdict.ordinal()]);
    if (verdict == Verdict.VERIFIED) {
      json.append(IDS);
      for (int i = 0; i < ids.size(); i++) {
        append(ids.get(i));
      }
      json.close();
    }
    json.end(out);
  }

  @Override
  public void block(ArchiveLine line, BlockType type, BlockVerdict verdict) throws IOException {
    enter(line.position().file());
    json.begin(blockHead).append(line.position().line());
    byte[][] verdicts = type == BlockType.SIGNATURE ? SIGNATURES : CERTIFICATES;
    json.append(verdicts[verdict.ordinal()]).end(out);
  }

  /** What a line says about such a block, for each verdict. */
  private static byte[][] verdicts(BlockType type) {
    return Arrays.stream(BlockVerdict.values())
        .map(verdict -> members(type, verdict))
        .toArray(byte[][]::new);
  }

  private static byte[] members(BlockType type, BlockVerdict verdict) {
    String members = ",\"type\":\"" + type.text() + "\",\"verdict\":\"" + verdict.text() + "\"";
    return octets(verdict.isBad() ? members + ",\"why\":\"" + verdict.why() + "\"" : members);
  }

  private static byte[] octets(String text) {
    return text.getBytes(US_ASCII);
  }

  private void enter(String name) {
    if (name.equals(file)) {
      return;
    }
    file = name;
    messageHead = head("message", name);
    blockHead = head("block", name);
  }

  private static byte[] head(String kind, String file) {
    return new JsonLine().begin(kind).member("file", file).name("line").copy();
  }

  private void append(MessageId id) {
    if (!id.group().equals(group)) {
      if (idHeads.size() == MOST_GROUPS_KNOWN) {
        idHeads.clear();
      }
      group = id.group();
      idHead = idHeads.computeIfAbsent(group, NdjsonOutput::head);
    }
    json.separate().append(idHead).append(id.number()).close();
  }

  private static byte[] head(GroupId group) {
    return new JsonLine()
        .open()
        .element(group.host())
        .element(group.rsid())
        .element(group.ver())
        .element(group.sg())
        .element(group.spri())
        .append(octets(","))
        .copy();
  }

  @Override
  public void finding(Finding finding) {
    findings.accept(finding);
  }

  @Override
  public void group(GroupReport report) throws IOException {
    GroupId id = report.id();
    beginOf("group", id);
    json.member("key", report.hasKey());
    if (report.keyType().isPresent()) {
      json.member("keyType", report.keyType().get().toString());
    } else {
      json.nullMember("keyType");
    }
    json.member("trusted", report.isTrusted()).member("covered", report.covered());
    numbers("lost", report.lost());
    numbers("uncovered", report.uncovered());
    json.end(out);
    copies(id, report.copies());
    hosts(report);
  }

  private void beginOf(String kind, GroupId id) {
    json.begin(kind)
        .member("host", id.host())
        .member("app", id.app())
        .member("procid", id.procId())
        .member("rsid", id.rsid())
        .member("ver", id.ver())
        .member("sg", id.sg())
        .member("spri", id.spri());
  }

  /** Writes what came too often or out of order, for groups that have any. */
  private void copies(GroupId id, CopyReport copies) throws IOException {
    if (copies.equals(CopyReport.NOTHING)) {
      return;
    }
    beginOf("copies", id);
    numbers("replayed", copies.replayedNumbers());
    numbers("redelivered", copies.redeliveredNumbers());
    numbers("reordered", copies.reordered());
    json.name("examples").open();
    for (CopyReport.Example example : copies.examples()) {
      json.open()
          .element(example.kind().text())
          .element(example.number())
          .element(example.position().file())
          .element(example.position().line())
          .close();
    }
    json.close().end(out);
  }

  /** Writes the hosts whose messages a group signed without its keys being trusted for them. */
  private void hosts(GroupReport report) throws IOException {
    if (report.foreignMessages() == 0) {
      return;
    }
    beginOf("untrusted-host", report.id());
    json.member("messages", report.foreignMessages()).name("hosts").open();
    for (String host : report.foreignHosts()) {
      json.element(host);
    }
    json.close().end(out);
  }

  private void numbers(String name, List<NumberRange> ranges) {
    json.name(name).open();
    for (NumberRange range : ranges) {
      if (range.size() >= RANGE_FROM) {
        json.open().element(range.first()).element(range.last()).close();
      } else {
        for (long number = range.first(); number <= range.last(); number++) {
          json.element(number);
        }
      }
    }
    json.close();
  }

  @Override
  public void finish(Outcome outcome) throws IOException {
    Report report = outcome.report();
    for (GroupReport each : report.groups()) {
      group(each);
    }
    for (Explanation each : outcome.explanations()) {
      ExplanationLines.json(json, each).end(out);
    }
    Summary summary = report.summary();
    json.begin("summary");
    summary.byName().forEach(json::member);
    json.member("trusted", summary.trusted());
    if (selective) {
      json.member("passedOver", outcome.passedOver());
    }
    if (outcome.unread() > 0) {
      json.member("unread", outcome.unread());
    }
    json.seconds("seconds", (System.nanoTime() - begin) / 1e9).end(out);
  }

  @Override
  public void close() {
    // Nothing is held back.
  }
}
