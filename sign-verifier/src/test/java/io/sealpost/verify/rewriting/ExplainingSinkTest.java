package io.sealpost.verify.rewriting;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.verify.ArchiveVerifier;
import io.sealpost.verify.VerifierConfig;
import io.sealpost.verify.report.ArchiveLine;
import io.sealpost.verify.report.BlockType;
import io.sealpost.verify.report.BlockVerdict;
import io.sealpost.verify.report.Finding;
import io.sealpost.verify.report.MessageId;
import io.sealpost.verify.report.Verdict;
import io.sealpost.verify.report.VerdictSink;
import io.sealpost.verify.trust.TrustPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainingSinkTest {
  @TempDir private Path directory;

  @Test
  void otherSinkHearsTheSameAsWithoutIt() throws IOException {
    List<String> lines = new ArrayList<>(GenuineLog.in(directory));
    lines.remove(7);
    lines.add(9, lines.get(8));
    lines.set(12, lines.get(12) + "!");
    lines.set(0, lines.get(0).replaceFirst("RSID=", "RSIE="));

    assertThat(heard(lines, ExplainingSink::new))
        .isEqualTo(heard(lines, sink -> sink))
        .hasSizeGreaterThan(lines.size());
  }

  private interface Around {
    VerdictSink put(VerdictSink sink);
  }

  private static List<String> heard(List<String> lines, Around around) throws IOException {
    Heard heard = new Heard(new ArrayList<>());
    VerifierConfig config = VerifierConfig.of(new TrustPolicy(List.of(), true));
    try (ArchiveVerifier verifier = new ArchiveVerifier(config, around.put(heard))) {
      for (int i = 0; i < lines.size(); i++) {
        byte[] octets = lines.get(i).getBytes(ISO_8859_1);
        verifier.add(i + 1, octets, 0, octets.length);
      }
      verifier.finish();
    }
    return heard.calls();
  }

  private record Heard(List<String> calls) implements VerdictSink {
    @Override
    public void message(ArchiveLine line, Verdict verdict, List<MessageId> ids) {
      calls.add("message " + line.position() + verdict + ids);
    }

    @Override
    public void block(ArchiveLine line, BlockType type, BlockVerdict verdict) {
      calls.add("block " + line.position() + type + verdict);
    }

    @Override
    public void found(MessageId id, ArchiveLine line) {
      calls.add("found " + id + line.position());
    }

    @Override
    public void lost(MessageId id) {
      calls.add("lost " + id);
    }

    @Override
    public void finding(Finding finding) {
      calls.add("finding " + finding);
    }
  }
}
