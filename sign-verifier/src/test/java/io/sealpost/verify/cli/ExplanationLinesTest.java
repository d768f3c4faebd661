package io.sealpost.verify.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.verify.TestJson;
import io.sealpost.verify.report.LinePosition;
import io.sealpost.verify.rewriting.Explanation;
import io.sealpost.verify.rewriting.Rewriting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("any-locale")
class ExplanationLinesTest {
  private static Explanation explanation(String file, long lines) {
    return new Explanation(
        Rewriting.FILE_FORMAT,
        lines,
        new LinePosition(file, 7),
        "2026-11-21 host \"app\"",
        "the server did it",
        List.of("rsyslog: \"%rawmsg%\\n\"", "syslog-ng: $RAWMSG"));
  }

  @Test
  void peopleAreToldWhatWhereAndWhatHelps() {
    assertThat(ExplanationLines.text(explanation("a.log", 517)))
        .containsExactly(
            "what happened: 517 lines: the server did it",
            "  such as a.log:7: 2026-11-21 host \"app\"",
            "  to keep lines as they were sent:",
            "    rsyslog: \"%rawmsg%\\n\"",
            "    syslog-ng: $RAWMSG");
  }

  @Test
  void oneLineIsOne() {
    assertThat(ExplanationLines.text(explanation("a.log", 1)))
        .first()
        .isEqualTo("what happened: 1 line: the server did it");
  }

  @Test
  void nameOfAFileDoesNothingToATerminal() {
    assertThat(ExplanationLines.text(explanation("a\u001B[8m\n\u202E.log", 2)))
        .element(1)
        .isEqualTo("  such as a?[8m??.log:7: 2026-11-21 host \"app\"");
  }

  @Test
  void programsAreToldTheSame() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ExplanationLines.json(new JsonLine(), explanation("a.log", 517)).end(out);

    assertThat(TestJson.object(out.toString(UTF_8)))
        .containsEntry("kind", "explanation")
        .containsEntry("rewriting", "file-format")
        .containsEntry("lines", 517L)
        .containsEntry("file", "a.log")
        .containsEntry("line", 7L)
        .containsEntry("sample", "2026-11-21 host \"app\"")
        .containsEntry("what", "the server did it")
        .containsEntry("remedies", List.of("rsyslog: \"%rawmsg%\\n\"", "syslog-ng: $RAWMSG"));
  }
}
