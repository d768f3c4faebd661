package io.sealpost.verify.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealpost.verify.ArchiveLine;
import io.sealpost.verify.BlockType;
import io.sealpost.verify.BlockVerdict;
import io.sealpost.verify.LineVisitor;
import io.sealpost.verify.MessageId;
import io.sealpost.verify.NumberVisitor;
import io.sealpost.verify.Report;
import io.sealpost.verify.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

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

  TextOutput(OutputStream verified, OutputStream unsigned) {
    this.verified = verified;
    this.unsigned = unsigned;
  }

  @Override
  public void write(Report report) throws IOException {
    report.visitNumbers(new SignedMessages());
    writeLine(unsigned, "messages without signature:");
    report.visitLines(new Those(Verdict.UNSIGNED));
    if (report.summary().replay() > 0) {
      writeLine(unsigned, "replayed messages:");
      report.visitLines(new Those(Verdict.REPLAY));
    }
  }

  private static void writeLine(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.write('\n');
  }

  private final class SignedMessages implements NumberVisitor {
    @Override
    public void found(MessageId id, ArchiveLine line) throws IOException {
      verified.write(id.tuple().getBytes(UTF_8));
      verified.write('\t');
      line.writeTo(verified);
      verified.write('\n');
    }

    @Override
    public void lost(MessageId id) throws IOException {
      writeLine(verified, id.tuple() + " **** msg lost");
    }
  }

  private final class Those implements LineVisitor {
    private final Verdict wanted;

    Those(Verdict wanted) {
      this.wanted = wanted;
    }

    @Override
    public void message(ArchiveLine line, Verdict verdict, List<MessageId> ids, boolean redelivered)
        throws IOException {
      if (verdict != wanted || redelivered) return;
      line.writeTo(unsigned);
      unsigned.write('\n');
    }

    @Override
    public void block(ArchiveLine line, BlockType type, BlockVerdict verdict) {
      // Blocks are no messages: text shows them only as findings.
    }
  }
}
