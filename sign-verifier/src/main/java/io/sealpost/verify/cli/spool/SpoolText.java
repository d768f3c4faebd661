package io.sealpost.verify.cli.spool;

import io.sealpost.journal.JournalSurvey;
import io.sealpost.journal.JournalSurvey.Content;
import io.sealpost.journal.JournalSurvey.Tally;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The contents of a spool directory, in words.
 *
 * @param oldest TIMESTAMP of the longest waiting message
 * @param refused number of messages set aside
 */
record SpoolText(
    Path directory, JournalSurvey survey, Optional<Instant> oldest, int refused, Instant now) {
  List<String> lines() {
    Content content = survey.content();
    List<String> lines = new ArrayList<>();
    lines.add(directory.toString());
    lines.add("  waiting        " + tally(content.waiting()) + waitingSince());
    lines.add("  delivered      " + tally(content.confirmed()) + ", still on disk");
    lines.add("  unsealed       " + content.unsealed() + " messages without a signature block");
    lines.add("  segments       " + survey.segments() + ", " + content.octets() + " octets");
    lines.add("  confirmed to   " + survey.reached().confirmed());
    lines.add("  sealed to      " + survey.reached().sealed());
    lines.add("  forced to      " + survey.reached().forced());
    if (content.damaged() > 0) {
      lines.add("  damaged        " + content.damaged() + " places cannot be read");
    }
    if (!survey.encryption().keyIds().isEmpty()) {
      lines.add("  encrypted      " + encryption());
    }
    if (refused > 0) {
      lines.add("  refused        " + refused + " messages that the collector would not take");
    }
    survey.setAside().forEach(name -> lines.add("  set aside      " + name));
    return lines;
  }

  private static String tally(Tally tally) {
    return String.format(
        Locale.ROOT,
        "%d messages, %d signature blocks, %d octets",
        tally.messages(),
        tally.blocks(),
        tally.octets());
  }

  private String waitingSince() {
    Optional<String> known = oldest.map(time -> ", oldest of " + time + age(time));
    return known
        .or(
            () ->
                survey.encryption().since().map(time -> ", oldest not before " + time + age(time)))
        .orElse("");
  }

  private String encryption() {
    Tally locked = survey.encryption().locked();
    String keys = "with the key " + String.join(", ", survey.encryption().keyIds());
    return locked.isEmpty() ? keys : keys + "; locked: " + tally(locked);
  }

  private String age(Instant time) {
    return " (" + age(Duration.between(time, now)) + ")";
  }

  private static String age(Duration age) {
    if (age.isNegative()) {
      return "in the future";
    }
    if (age.toDays() > 0) {
      return age.toDays() + " d " + age.toHoursPart() + " h";
    }
    if (age.toHours() > 0) {
      return age.toHours() + " h " + age.toMinutesPart() + " min";
    }
    if (age.toMinutes() > 0) {
      return age.toMinutes() + " min " + age.toSecondsPart() + " s";
    }
    return age.toSeconds() + " s";
  }
}
