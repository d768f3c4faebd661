package io.sealpost.verify.rewriting;

import io.sealpost.verify.report.ArchiveLine;
import io.sealpost.verify.report.BlockType;
import io.sealpost.verify.report.BlockVerdict;
import io.sealpost.verify.report.Finding;
import io.sealpost.verify.report.GroupReport;
import io.sealpost.verify.report.MessageId;
import io.sealpost.verify.report.Verdict;
import io.sealpost.verify.report.VerdictSink;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Looks at what passes to another sink, to explain at the end why lines could not be verified.
 * Passes everything on unchanged.
 */
public final class ExplainingSink implements VerdictSink {
  private final VerdictSink sink;
  private final RewritingSigns signs = new RewritingSigns();
  private final HeldLine held = new HeldLine();

  public ExplainingSink(VerdictSink sink) {
    this.sink = sink;
  }

  /**
   * What was done to the lines, as far as it is evident; call it after verification has finished.
   *
   * @param signerHosts names that accepted keys are known to be for, such as those in trusted
   *     certificates, possibly with a star as the first label; may be empty
   */
  public List<Explanation> explain(Set<String> signerHosts) {
    return signs.explain(signerHosts);
  }

  @Override
  public void message(ArchiveLine line, Verdict verdict, List<MessageId> ids) throws IOException {
    if (!verdict.isSigned()) {
      signs.unsigned(held.take(line));
    } else if (signs.wantsVerified()) {
      signs.verified(held.take(line));
    } else {
      signs.verified();
    }
    sink.message(line, verdict, ids);
  }

  @Override
  public void block(ArchiveLine line, BlockType type, BlockVerdict verdict) throws IOException {
    boolean right = verdict.isValid() || verdict == BlockVerdict.SKIPPED;
    if (right && type == BlockType.SIGNATURE && !signs.wantsRightBlocks()) {
      signs.rightBlock(verdict);
    } else {
      signs.block(verdict, held.take(line));
    }
    sink.block(line, type, verdict);
  }

  @Override
  public void found(MessageId id, ArchiveLine line) throws IOException {
    sink.found(id, line);
  }

  @Override
  public void lost(MessageId id) throws IOException {
    sink.lost(id);
  }

  @Override
  public void finding(Finding finding) throws IOException {
    sink.finding(finding);
  }

  @Override
  public void group(GroupReport group) throws IOException {
    sink.group(group);
  }
}
