package io.sealpost.verify.cli;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.ArchiveLine;
import io.sealpost.verify.BlockType;
import io.sealpost.verify.BlockVerdict;
import io.sealpost.verify.Finding;
import io.sealpost.verify.GroupReport;
import io.sealpost.verify.MessageId;
import io.sealpost.verify.NumberRange;
import io.sealpost.verify.Report;
import io.sealpost.verify.Summary;
import io.sealpost.verify.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One JSON object a line: messages and blocks in input order, then groups, then the summary. */
final class NdjsonOutput implements Output {
  /** Shorter runs of numbers are listed one by one, so that a search for a number finds it. */
  private static final int RANGE_FROM = 10;

  private static final int MOST_GROUPS_KNOWN = 1000;

  private final OutputStream out;
  private final Consumer<Finding> findings;
  private final boolean selective;
  private final long begin;
  private final JsonLine json = new JsonLine();

  // What lines begin with depends on the file only, what a number begins with on its group.
  private String file = "";
  private byte[] messageHead = head("message", file);
  private byte[] blockHead = head("block", file);
  private final Map<GroupId, byte[]> idHeads = new HashMap<>();
  private GroupId group = new GroupId("", "", "", "", "", "", "");
  private byte[] idHead = head(group);

  /**
   * @param selective whether only some signers are looked at: the summary says how much was passed
   *     over
   * @param begin the {@link System#nanoTime} at which the run began
   */
  NdjsonOutput(OutputStream out, Consumer<Finding> findings, boolean selective, long begin) {
    this.out = out;
    this.findings = findings;
    this.selective = selective;
    this.begin = begin;
  }

  @Override
  public void message(ArchiveLine line, Verdict verdict, List<MessageId> ids, boolean redelivered)
      throws IOException {
    enter(line.position().file());
    json.begin(messageHead).element(line.position().line()).member("verdict", text(verdict));
    if (verdict == Verdict.VERIFIED) {
      json.name("ids").open();
      for (int i = 0; i < ids.size(); i++) element(ids.get(i));
      json.close();
    }
    json.end(out);
  }

  private static String text(Verdict verdict) {
    return switch (verdict) {
      case VERIFIED -> "verified";
      case UNSIGNED -> "unsigned";
      case REPLAY -> "replay";
    };
  }

  @Override
  public void block(ArchiveLine line, BlockType type, BlockVerdict verdict) throws IOException {
    enter(line.position().file());
    json.begin(blockHead).element(line.position().line());
    json.member("type", type.text()).member("verdict", verdict.text());
    if (verdict.isBad()) json.member("why", verdict.why());
    json.end(out);
  }

  private void enter(String name) {
    if (name.equals(file)) return;
    file = name;
    messageHead = head("message", name);
    blockHead = head("block", name);
  }

  private static byte[] head(String kind, String file) {
    return new JsonLine().begin(kind).member("file", file).name("line").copy();
  }

  private void element(MessageId id) {
    if (!id.group().equals(group)) {
      if (idHeads.size() == MOST_GROUPS_KNOWN) idHeads.clear();
      group = id.group();
      idHead = idHeads.computeIfAbsent(group, NdjsonOutput::head);
    }
    json.separate().append(idHead).element(id.number()).close();
  }

  private static byte[] head(GroupId group) {
    return new JsonLine()
        .open()
        .element(group.host())
        .element(group.rsid())
        .element(group.ver())
        .element(group.sg())
        .element(group.spri())
        .copy();
  }

  @Override
  public void found(MessageId id, ArchiveLine line) {
    // Each message has its numbers with it.
  }

  @Override
  public void lost(MessageId id) {
    // Each group has its lost numbers with it.
  }

  @Override
  public void finding(Finding finding) {
    findings.accept(finding);
  }

  @Override
  public void group(GroupReport report) throws IOException {
    GroupId id = report.id();
    json.begin("group")
        .member("host", id.host())
        .member("app", id.app())
        .member("procid", id.procId())
        .member("rsid", id.rsid())
        .member("ver", id.ver())
        .member("sg", id.sg())
        .member("spri", id.spri())
        .member("key", report.hasKey());
    if (report.keyType().isPresent()) json.member("keyType", report.keyType().get().toString());
    else json.nullMember("keyType");
    json.member("trusted", report.isTrusted()).member("covered", report.covered());
    numbers("lost", report.lost());
    numbers("uncovered", report.uncovered());
    json.end(out);
  }

  private void numbers(String name, List<NumberRange> ranges) {
    json.name(name).open();
    for (NumberRange range : ranges) {
      if (range.size() >= RANGE_FROM) {
        json.open().element(range.first()).element(range.last()).close();
      } else {
        for (long number = range.first(); number <= range.last(); number++) json.element(number);
      }
    }
    json.close();
  }

  @Override
  public void finish(Report report, long passedOver) throws IOException {
    for (GroupReport each : report.groups()) group(each);
    Summary summary = report.summary();
    json.begin("summary")
        .member("messages", summary.messages())
        .member("verified", summary.verified())
        .member("unsigned", summary.unsigned())
        .member("replay", summary.replay())
        .member("redelivered", summary.redelivered())
        .member("lost", summary.lost())
        .member("uncovered", summary.uncovered())
        .member("badBlocks", summary.badBlocks())
        .member("trusted", summary.trusted());
    if (selective) json.member("passedOver", passedOver);
    json.seconds("seconds", (System.nanoTime() - begin) / 1e9).end(out);
  }

  @Override
  public void close() {
    // Nothing is held back.
  }
}
