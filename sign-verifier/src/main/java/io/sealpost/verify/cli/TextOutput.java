package io.sealpost.verify.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.cli.terminal.TextBuffer;
import io.sealpost.verify.report.ArchiveLine;
import io.sealpost.verify.report.Finding;
import io.sealpost.verify.report.MessageId;
import io.sealpost.verify.report.Report;
import io.sealpost.verify.report.Verdict;
import io.sealpost.verify.sort.NumberOrder;
import io.sealpost.verify.sort.Spool;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The form known to users of the first syslog-sign verifier, octet for octet; as there, the heading
 * of the signed messages is on standard error.
 *
 * <pre>
 *   host,rsid,ver,sg,spri,number TAB message       by group and number
 *   host,rsid,ver,sg,spri,number **** msg lost
 *   messages without signature:
 *   message                                        in input order
 *   replayed messages:                             only if there are any; what was sent again is left out
 * </pre>
 *
 * <p>Blocks are shown only as findings, and groups by their messages. Everything but unsigned
 * messages that go to a file of their own is held back until the end, in memory up to the limit,
 * and beyond it in temporary files.
 */
final class TextOutput implements Output {
  private static final byte[] LOST = " **** msg lost\n".getBytes(UTF_8);

  private final OutputStream verified;
  private final OutputStream unsigned;
  private final Consumer<Finding> findings;
  private final NumberOrder numbered;
  private final Spool heldBack;
  private final HeldCopies copies;
  private final OutputStream withoutSignature;

  // The beginning of a row, and the group that it is for.
  private final TextBuffer begin = new TextBuffer();
  private GroupId group = new GroupId("", "", "", "", "", "", "");
  private byte[] tuple = new byte[0];

  /**
   * @param verified where messages with a valid signature go
   * @param unsigned where the others go; may be the same stream
   * @param memoryOctets about how many octets are held back in memory
   * @param directory directory for temporary files
   */
  TextOutput(
      OutputStream verified,
      OutputStream unsigned,
      Consumer<Finding> findings,
      long memoryOctets,
      Path directory)
      throws IOException {
    this.verified = verified;
    this.unsigned = unsigned;
    this.findings = findings;
    this.numbered = new NumberOrder(memoryOctets / 2, directory);
    this.heldBack = new Spool(memoryOctets / 4, directory);
    this.copies = new HeldCopies(memoryOctets / 4, directory);
    this.withoutSignature = unsigned == verified ? heldBack : unsigned;
    heading("messages without signature:", withoutSignature);
  }

  private static void heading(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.write('\n');
  }

  @Override
  public void message(ArchiveLine line, Verdict verdict, List<MessageId> ids) throws IOException {
    if (!verdict.isSigned()) {
      writeLine(line, withoutSignature);
    }
    if (verdict == Verdict.REPLAY) {
      copies.add(ids.get(0), line);
    }
  }

  private static void writeLine(ArchiveLine line, OutputStream out) throws IOException {
    line.writeTo(out);
    out.write('\n');
  }

  @Override
  public void found(MessageId id, ArchiveLine line) throws IOException {
    begin(id);
    begin.append('\t');
    begin.writeTo(numbered.octets());
    writeLine(line, numbered.octets());
    numbered.add(id.group(), id.number());
  }

  @Override
  public void lost(MessageId id) throws IOException {
    begin(id);
    begin.append(LOST);
    begin.writeTo(numbered.octets());
    numbered.add(id.group(), id.number());
  }

  private void begin(MessageId id) {
    if (!id.group().equals(group)) {
      group = id.group();
      tuple = (MessageId.groupTuple(group) + ",").getBytes(UTF_8);
    }
    begin.clear();
    begin.append(tuple);
    begin.append(id.number());
  }

  @Override
  public void finding(Finding finding) {
    findings.accept(finding);
  }

  @Override
  public void finish(Outcome outcome) throws IOException {
    Report report = outcome.report();
    numbered.drainTo(verified);
    heldBack.writeTo(unsigned);
    if (report.summary().replay() > 0) {
      heading("replayed messages:", unsigned);
      copies.writeReplayed(report, unsigned);
    }
  }

  @Override
  public void close() throws IOException {
    try (numbered;
        heldBack;
        copies) {
      // Each is closed even if closing another fails.
    }
  }
}
