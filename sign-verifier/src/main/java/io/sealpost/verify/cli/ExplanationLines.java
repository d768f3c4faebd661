package io.sealpost.verify.cli;

import io.sealpost.verify.rewriting.Explanation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Reports to people and programs what was done to the lines of an archive.
 *
 * <pre>
 *   what happened: 517 lines: the server wrote them in the traditional file format: ...
 *     such as archive.log:1: Nov 28 07:38:57 vm audit[30228] event 1 of 200
 *     to keep lines as they were sent:
 *       rsyslog: ...
 *       syslog-ng: ...
 * </pre>
 */
final class ExplanationLines {
  private ExplanationLines() {}

  /** Lines for standard error, after the summary; without control characters. */
  static List<String> text(Explanation explanation) {
    return Stream.concat(
            Stream.of(
                "what happened: " + counted(explanation.lines()) + ": " + explanation.what(),
                String.format(
                    Locale.ROOT, "  such as %s: %s", explanation.place(), explanation.sample()),
                "  to keep lines as they were sent:"),
            explanation.remedies().stream().map(remedy -> "    " + remedy))
        .toList();
  }

  private static String counted(long lines) {
    return lines == 1 ? "1 line" : lines + " lines";
  }

  /** An object of kind {@code explanation}, not yet ended. */
  static JsonLine json(JsonLine line, Explanation explanation) {
    line.begin("explanation")
        .member("rewriting", explanation.kind().text())
        .member("lines", explanation.lines())
        .member("file", explanation.position().file())
        .member("line", explanation.position().line())
        .member("sample", explanation.sample())
        .member("what", explanation.what())
        .name("remedies")
        .open();
    explanation.remedies().forEach(line::element);
    return line.close();
  }
}
