package io.sealpost.endtoend;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.report.Finding;
import io.sealpost.verify.report.FindingKind;
import io.sealpost.verify.report.MessageId;
import java.util.List;
import java.util.Locale;

/**
 * Findings as tests put them: those about a line are known by it, those about a group or a session
 * by what they say of it.
 */
final class FindingText {
  private FindingText() {}

  static List<String> found(VerifiedArchive archive) {
    return archive.findings().stream().map(FindingText::brief).toList();
  }

  private static String brief(Finding finding) {
    boolean isOfLine = finding.place().startsWith(VerifiedArchive.FILE + ":");
    String evidence = isOfLine ? "" : ": " + finding.evidence();
    return finding.kind() + " " + finding.place() + evidence;
  }

  static String at(FindingKind kind, int line) {
    return kind + " " + VerifiedArchive.FILE + ":" + (line + 1);
  }

  static String lost(MessageId id) {
    return in(
        FindingKind.LOST,
        id.group(),
        "numbers " + id.number() + ": signed, and not in the archive");
  }

  static String in(FindingKind kind, GroupId group, String evidence) {
    return String.format(
        Locale.ROOT,
        "%s %s of %s [%s]: %s",
        kind,
        MessageId.groupTuple(group),
        group.app(),
        group.procId(),
        evidence);
  }

  /** About a session, to which that group belongs. */
  static String ofSession(FindingKind kind, GroupId group, String evidence) {
    return String.format(
        Locale.ROOT,
        "%s session %s of %s on %s: %s",
        kind,
        group.rsid(),
        group.app(),
        group.host(),
        evidence);
  }
}
