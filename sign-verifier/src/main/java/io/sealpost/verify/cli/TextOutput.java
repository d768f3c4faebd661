package io.sealpost.verify.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealpost.verify.ArchiveLine;
import io.sealpost.verify.BlockType;
import io.sealpost.verify.BlockVerdict;
import io.sealpost.verify.Finding;
import io.sealpost.verify.GroupReport;
import io.sealpost.verify.MessageId;
import io.sealpost.verify.Report;
import io.sealpost.verify.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The form that users of the first syslog-sign verifier know, octet for octet; the heading of the
 * signed messages is on standard error there, and so it is here.
 *
 * <pre>
 *   host,rsid,ver,sg,spri,number TAB message       by group and number
 *   host,rsid,ver,sg,spri,number **** msg lost
 *   messages without signature:
 *   message                                        in input order
 *   replayed messages:                             only if there are any; redelivered ones are left out
 * </pre>
 */
final class TextOutput implements Output {
  private final OutputStream verified;
  private final OutputStream unsigned;
  private final Consumer<Finding> findings;
  private final Map<MessageId, byte[]> rows =
      new TreeMap<>(
          Comparator.comparing(MessageId::group, Report.GROUP_ORDER)
              .thenComparingLong(MessageId::number));
  private final ByteArrayOutputStream without = new ByteArrayOutputStream();
  private final ByteArrayOutputStream replayed = new ByteArrayOutputStream();

  /** With what is done with findings: they are not part of this form. */
  TextOutput(OutputStream verified, OutputStream unsigned, Consumer<Finding> findings) {
    this.findings = findings;
    this.verified = verified;
    this.unsigned = unsigned;
  }

  @Override
  public void finish(Report report) throws IOException {
    for (Map.Entry<MessageId, byte[]> row : rows.entrySet()) {
      verified.write(row.getKey().tuple().getBytes(UTF_8));
      verified.write(row.getValue());
      verified.write('\n');
    }
    writeLine(unsigned, "messages without signature:");
    without.writeTo(unsigned);
    if (report.summary().replay() > 0) {
      writeLine(unsigned, "replayed messages:");
      replayed.writeTo(unsigned);
    }
  }

  private static void writeLine(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.write('\n');
  }

  @Override
  public void found(MessageId id, ArchiveLine line) throws IOException {
    ByteArrayOutputStream row = new ByteArrayOutputStream();
    row.write('\t');
    line.writeTo(row);
    rows.put(id, row.toByteArray());
  }

  @Override
  public void lost(MessageId id) {
    rows.put(id, " **** msg lost".getBytes(UTF_8));
  }

  @Override
  public void message(ArchiveLine line, Verdict verdict, List<MessageId> ids, boolean redelivered)
      throws IOException {
    if (verdict == Verdict.VERIFIED || redelivered) return;
    ByteArrayOutputStream section = verdict == Verdict.UNSIGNED ? without : replayed;
    line.writeTo(section);
    section.write('\n');
  }

  @Override
  public void block(ArchiveLine line, BlockType type, BlockVerdict verdict) {
    // Blocks are no messages: text shows them only as findings.
  }

  @Override
  public void finding(Finding finding) {
    findings.accept(finding);
  }

  @Override
  public void group(GroupReport group) {}
}
