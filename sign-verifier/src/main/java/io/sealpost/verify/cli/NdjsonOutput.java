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
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** One JSON object a line: messages and blocks in input order, then groups, then the summary. */
final class NdjsonOutput implements Output {
  /** Shorter runs of numbers are listed one by one, so that a search for a number finds it. */
  private static final int RANGE_FROM = 10;

  private final OutputStream out;
  private final long begin;
  private final Consumer<Finding> findings;
  private final JsonLine json = new JsonLine();

  /**
   * With {@code begin} the {@link System#nanoTime} at which the run began, and what is done with
   * findings: they are not part of this form.
   */
  NdjsonOutput(OutputStream out, long begin, Consumer<Finding> findings) {
    this.findings = findings;
    this.out = out;
    this.begin = begin;
  }

  @Override
  public void finish(Report report) throws IOException {
    for (GroupReport group : report.groups()) group(group);
    write(report.summary());
  }

  @Override
  public void message(ArchiveLine line, Verdict verdict, List<MessageId> ids, boolean redelivered)
      throws IOException {
    begin("message", line).member("verdict", verdict.name().toLowerCase(Locale.ROOT));
    if (verdict == Verdict.VERIFIED) {
      json.name("ids").open();
      ids.forEach(NdjsonOutput.this::element);
      json.close();
    }
    json.end(out);
  }

  @Override
  public void block(ArchiveLine line, BlockType type, BlockVerdict verdict) throws IOException {
    begin("block", line).member("type", type.text()).member("verdict", verdict.text());
    if (verdict.isBad()) json.member("why", verdict.why());
    json.end(out);
  }

  private JsonLine begin(String kind, ArchiveLine line) {
    return json.begin(kind)
        .member("file", line.position().file())
        .member("line", line.position().line());
  }

  @Override
  public void found(MessageId id, ArchiveLine line) {}

  @Override
  public void lost(MessageId id) {}

  @Override
  public void finding(Finding finding) {
    findings.accept(finding);
  }

  private void element(MessageId id) {
    GroupId group = id.group();
    json.open()
        .element(group.host())
        .element(group.rsid())
        .element(group.ver())
        .element(group.sg())
        .element(group.spri())
        .element(id.number())
        .close();
  }

  @Override
  public void group(GroupReport group) throws IOException {
    GroupId id = group.id();
    json.begin("group")
        .member("host", id.host())
        .member("app", id.app())
        .member("procid", id.procId())
        .member("rsid", id.rsid())
        .member("ver", id.ver())
        .member("sg", id.sg())
        .member("spri", id.spri())
        .member("key", group.hasKey());
    if (group.keyType().isPresent()) json.member("keyType", group.keyType().get().toString());
    else json.nullMember("keyType");
    json.member("trusted", group.isTrusted()).member("covered", group.covered());
    numbers("lost", group.lost());
    numbers("uncovered", group.uncovered());
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

  private void write(Summary summary) throws IOException {
    json.begin("summary")
        .member("messages", summary.messages())
        .member("verified", summary.verified())
        .member("unsigned", summary.unsigned())
        .member("replay", summary.replay())
        .member("redelivered", summary.redelivered())
        .member("lost", summary.lost())
        .member("uncovered", summary.uncovered())
        .member("badBlocks", summary.badBlocks())
        .member("trusted", summary.trusted())
        .seconds("seconds", (System.nanoTime() - begin) / 1e9)
        .end(out);
  }
}
