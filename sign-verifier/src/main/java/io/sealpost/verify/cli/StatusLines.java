package io.sealpost.verify.cli;

import io.sealpost.verify.cli.terminal.Terminal;
import io.sealpost.verify.report.CopyReport;
import io.sealpost.verify.report.FindingKind;
import io.sealpost.verify.report.GroupReport;
import io.sealpost.verify.report.MessageId;
import io.sealpost.verify.report.Report;
import io.sealpost.verify.report.Summary;
import io.sealpost.verify.report.Verdict;
import io.sealpost.verify.rewriting.Explanation;
import io.sealpost.verify.trust.SignerKey;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a run reports to people on standard error, in the words of the first syslog-sign verifier,
 * with more at the end.
 */
final class StatusLines {
  private static final int MOST_EXAMPLES = 5;

  private final Terminal terminal;
  private final boolean quiet;

  StatusLines(Terminal terminal, boolean quiet) {
    this.terminal = terminal;
    this.quiet = quiet;
  }

  void reading() {
    say("reading input...");
  }

  void verified(Report report) {
    say("processing CBs...");
    say("decoding SGs...");
    for (GroupReport group : report.groups()) {
      for (SignerKey key : group.accepted()) {
        say(got(key));
      }
    }
    say("verifying CBs...");
    for (GroupReport group : report.groups()) {
      String tuple = "(" + MessageId.groupTuple(group.id()) + ")";
      if (!group.hasKey()) {
        say("no key for SG: " + tuple);
      }
      for (SignerKey key : group.accepted()) {
        String start = key.start().map(time -> ", start: " + time).orElse("");
        say("verified CB and got key for SG: " + tuple + start);
      }
    }
    say("now process SBs");
    say("signed messages:");
  }

  private static String got(SignerKey key) {
    return switch (key.type().orElse('N')) {
      case 'C' -> "got PKIX DSA key";
      case 'K' -> "got public DSA key";
      default -> "using given DSA key";
    };
  }

  void passedOver(long lines) {
    say(lines + " lines of other signers skipped");
  }

  void summary(Outcome outcome) {
    if (quiet) {
      return;
    }
    Report report = outcome.report();
    Summary counts = report.summary();
    String judged =
        Arrays.stream(Verdict.values())
            .map(verdict -> counts.counts().of(verdict) + " " + verdict.word() + ", ")
            .collect(Collectors.joining());
    say(counts.messages() + " messages: " + judged + counts.redelivered() + " redelivered");
    reordered(report);
    blocks(counts);
    Map<FindingKind, Long> findings = new TreeMap<>(report.findings());
    String where = outcome.unread() > 0 ? " in what was read" : "";
    say(findings.isEmpty() ? "no findings" + where : "findings: " + listed(findings) + where);
    for (Explanation explanation : outcome.explanations()) {
      ExplanationLines.text(explanation).forEach(this::say);
    }
    if (report.groups().stream().anyMatch(StatusLines::isSelfCarried)) {
      say(
          "warning: keys were taken from the log itself. That proves nothing against somebody who could"
              + " rewrite the whole archive: see --trust-cert");
    }
  }

  /** Reports reordered messages: not a finding unless requested, but not to be overlooked. */
  private void reordered(Report report) {
    long count = report.summary().reordered();
    if (count == 0) {
      return;
    }
    String such =
        report.groups().stream()
            .flatMap(group -> group.copies().examples().stream())
            .filter(example -> example.kind() == FindingKind.REORDERED)
            .limit(MOST_EXAMPLES)
            .map(CopyReport.Example::toString)
            .collect(Collectors.joining(", "));
    say(
        String.format(
            Locale.ROOT,
            "messages in another order than their numbers: %d%s (see --strict)",
            count,
            such.isEmpty() ? "" : ", such as " + such));
  }

  private void blocks(Summary counts) {
    if (counts.noKeyBlocks() > 0) {
      say("blocks without an accepted key: " + counts.noKeyBlocks());
    }
    if (counts.skippedBlocks() > 0) {
      say(
          String.format(
              Locale.ROOT,
              "blocks not checked, since they say nothing that checked ones do not: %d (see --all-blocks)",
              counts.skippedBlocks()));
    }
  }

  private static boolean isSelfCarried(GroupReport group) {
    return group.hasKey() && !group.isTrusted();
  }

  private static String listed(Map<FindingKind, Long> findings) {
    return findings.entrySet().stream()
        .map(entry -> entry.getKey().text() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private void say(String line) {
    if (!quiet) {
      terminal.say(line);
    }
  }
}
