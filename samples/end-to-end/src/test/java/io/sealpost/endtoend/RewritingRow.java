package io.sealpost.endtoend;

import io.sealpost.testing.Document;
import io.sealpost.testing.LogHostKind;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A row of the table "Nothing verifies" in {@code docs/verifying.md}.
 *
 * <pre>
 *   | rsyslog | `template="RSYSLOG_FileFormat"` | what the lines look like | `file-format` | `%rawmsg%` |
 * </pre>
 *
 * @param setting what the server is told, in its own words: the first code of the second column
 * @param remark what follows that
 * @param kind of rewriting, as the verifier says it
 * @param remedy what its explanation must hold
 */
record RewritingRow(LogHostKind server, String setting, String remark, String kind, String remedy) {
  private static final Pattern ROW =
      Pattern.compile(
          "^\\| (rsyslog|syslog-ng) \\| `([^`]+)`(.*?) \\| .* \\| `([a-z-]+)` \\| `([^`]+)` \\|$",
          Pattern.MULTILINE);

  static List<RewritingRow> of(Document document) {
    return ROW.matcher(document.text()).results().map(RewritingRow::of).toList();
  }

  private static RewritingRow of(MatchResult row) {
    boolean rsyslog = row.group(1).equals("rsyslog");
    return new RewritingRow(
        rsyslog ? LogHostKind.RSYSLOG : LogHostKind.SYSLOG_NG,
        row.group(2),
        row.group(3),
        row.group(4),
        row.group(5));
  }

  /** Whether it is a setting of the whole server. */
  boolean isGlobal() {
    return setting.startsWith("parser.");
  }

  /** Whether the next server writes the file. */
  boolean isForwarded() {
    return setting.startsWith("type=\"omfwd\"");
  }

  /** Whether messages are sent with line ends between them. */
  boolean isLines() {
    return Optional.of(remark).filter(text -> text.contains("framing=\"lf\"")).isPresent();
  }

  @Override
  public String toString() {
    return server + " " + setting + ": " + kind;
  }
}
