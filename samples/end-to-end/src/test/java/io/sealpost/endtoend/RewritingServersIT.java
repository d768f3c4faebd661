package io.sealpost.endtoend;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.Document;
import io.sealpost.testing.LogHostKind;
import io.sealpost.testing.NeedsLogHost;
import io.sealpost.verify.report.FindingKind;
import io.sealpost.verify.rewriting.Explanation;
import io.sealpost.verify.rewriting.Rewriting;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * "Nothing verifies" in {@code docs/verifying.md} is true: real servers, told what each row of its
 * table says, write one signed stream so that the verifier gives the explanation in that row.
 */
@NeedsLogHost({LogHostKind.RSYSLOG, LogHostKind.SYSLOG_NG})
@Timeout(120)
final class RewritingServersIT {
  @TempDir private static Path directory;
  private static SignedStream stream;
  private static RewritingServers servers;

  @BeforeAll
  static void write() throws Exception {
    stream = SignedStream.record(directory.resolve("spool"));
    servers = new RewritingServers(directory, rows());
    servers.write(stream);
  }

  static List<RewritingRow> rows() throws Exception {
    return RewritingRow.of(Document.of("docs/verifying.md"));
  }

  private static RewrittenArchive archive(Path file) throws Exception {
    return RewrittenArchive.of(file, directory.resolve("spool"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void explanationIsTheOneInTheTable(RewritingRow row) throws Exception {
    RewrittenArchive archive = archive(servers.file(row));

    assertThat(archive.report().findings()).containsKey(FindingKind.UNSIGNED);
    assertThat(archive.kinds()).contains(row.kind());
    Explanation explanation = archive.explanations().get(archive.kinds().indexOf(row.kind()));
    assertThat(String.join("\n", explanation.remedies())).contains(row.remedy());
    assertThat(explanation.position().file()).isEqualTo(servers.file(row).getFileName().toString());
  }

  @Test
  void tableNamesEveryKindThatServersCause() throws Exception {
    List<String> kinds = rows().stream().map(RewritingRow::kind).distinct().toList();
    String document = Document.of("docs/verifying.md").text();

    assertThat(rows()).hasSizeGreaterThan(30);
    for (Rewriting kind : Rewriting.values()) {
      assertThat(document).contains("`" + kind.text() + "`");
    }
    assertThat(kinds).hasSize(Rewriting.values().length - 2);
  }

  @Test
  void streamAsItWasSentNeedsNoExplanation() throws Exception {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    for (byte[] message : stream.messages()) {
      octets.writeBytes((message.length + " ").getBytes(US_ASCII));
      octets.writeBytes(message);
      octets.write('\n');
    }
    Path file = Files.write(directory.resolve("as-sent"), octets.toByteArray());
    RewrittenArchive archive = archive(file);

    assertThat(archive.report().isClean()).isTrue();
    assertThat(archive.explanations()).isEmpty();
  }
}
