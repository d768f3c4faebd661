package io.sealpost.benchmarks;

import io.sealpost.benchmarks.Comparison.Run;
import io.sealpost.benchmarks.Figures.Column;
import io.sealpost.benchmarks.Rounds.Spread;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A comparison as tables for a page of documentation. */
final class ComparisonReport {
  private static final List<String> PHASES = List.of("steady", "cold");

  /** Above this part of a processor the receiver may be what is measured. */
  private static final double BUSY = 0.8;

  private final Rounds rounds;

  ComparisonReport(List<Run> runs) {
    this.rounds = new Rounds(runs);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String phase : PHASES) {
      text.append(medians(phase)).append(ratios(phase));
    }
    return text.append(aims()).append(receiver()).toString();
  }

  private String medians(String phase) {
    String headings =
        Arrays.stream(Column.values()).map(Column::heading).collect(Collectors.joining(" | "));
    return table(
        phase + ", medians",
        rounds.setUps(),
        "| Set-up | " + headings + " | confirmed after, ms | receiver, processors |",
        setUp ->
            Arrays.stream(Column.values())
                    .map(column -> number(rounds.of(phase, setUp, column::of).median()))
                    .collect(Collectors.joining(" | "))
                + " | "
                + number(rounds.of(phase, setUp, Figures::confirmedAfterMillis).median())
                + String.format(
                    Locale.ROOT,
                    " | %.2f |",
                    rounds.of(phase, setUp, Figures::receiverShare).median()));
  }

  private String ratios(String phase) {
    String headings =
        Arrays.stream(Column.values())
            .map(column -> column.heading().split(" ", -1)[0])
            .collect(Collectors.joining(" | "));
    return table(
        phase + ", ratios to the reference: median (least to most)",
        rounds.setUps().stream().filter(setUp -> !setUp.equals(reference(setUp))).toList(),
        "| Set-up | reference | " + headings + " |",
        setUp -> {
          String reference = reference(setUp);
          return reference
              + " | "
              + Arrays.stream(Column.values())
                  .map(column -> spread(rounds.ratio(phase, column, setUp, reference)))
                  .collect(Collectors.joining(" | "))
              + " |";
        });
  }

  private static String reference(String name) {
    return SetUp.all().stream()
        .filter(setUp -> setUp.name().equals(name))
        .findFirst()
        .orElseThrow()
        .reference();
  }

  /** Writes the rest of a row, behind the first cell. */
  private interface Cells {
    String of(String setUp);
  }

  private String table(String title, List<String> setUps, String headings, Cells cells) {
    StringBuilder text = new StringBuilder("\n" + title + "\n\n" + headings + "\n");
    text.append(headings.replaceAll("[^|]+", "---")).append("\n");
    for (String setUp : setUps) {
      text.append("| ").append(setUp).append(" | ").append(cells.of(setUp)).append("\n");
    }
    return text.toString();
  }

  private String aims() {
    StringBuilder text =
        new StringBuilder("\naims\n\n| | measured | at least | aim |\n|---|---|---|---|\n");
    for (Aim aim : Aim.all()) {
      Spread measured = aim.of(rounds);
      if (!measured.isNone()) {
        text.append(
            String.format(
                Locale.ROOT,
                "| %s | %s | %.2f | %.2f |%n",
                aim.text(),
                spread(measured),
                aim.atLeast(),
                aim.aim()));
      }
    }
    return text.toString();
  }

  private String receiver() {
    StringBuilder text = new StringBuilder("\n");
    for (String phase : PHASES) {
      for (String setUp : rounds.setUps()) {
        double most = rounds.of(phase, setUp, Figures::receiverShare).most();
        if (most > BUSY) {
          text.append(
              String.format(
                  Locale.ROOT,
                  "%s, %s: the receiver took up to %.2f of a processor, and may be the limit%n",
                  setUp,
                  phase,
                  most));
        }
      }
    }
    return text.length() > 1
        ? text.toString()
        : "\nThe receiver never took more than " + BUSY + " of a processor: it limited nobody.\n";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  private static String spread(Spread spread) {
    return spread.isNone()
        ? "-"
        : String.format(
            Locale.ROOT, "%.2f (%.2f to %.2f)", spread.median(), spread.least(), spread.most());
  }
}
