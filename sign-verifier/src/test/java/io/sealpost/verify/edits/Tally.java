package io.sealpost.verify.edits;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What many cases came to: each kind of difference with the shortest case that shows it.
 * Thread-safe.
 */
final class Tally {
  private record Found(int count, EditedCase shortest, String text) {
    Found with(Found other) {
      boolean shorter = other.size() < size();
      return new Found(
          count + other.count, shorter ? other.shortest : shortest, shorter ? other.text : text);
    }

    private int size() {
      return 1_000 * shortest.edits().size() + shortest.editor().lines().size();
    }
  }

  private final Map<String, Found> found = new TreeMap<>();
  private final Map<Edit, Integer> edits = new EnumMap<>(Edit.class);
  private final Map<String, List<Long>> passed = new TreeMap<>();
  private int cases;
  private int clean;
  private int different;
  private int passedOver;
  private boolean showsAll;

  synchronized void showAll() {
    showsAll = true;
  }

  synchronized void add(EditedCase edited, List<Difference> differences) {
    cases++;
    if (edited.isClean()) {
      clean++;
      String kind = edited.edits().get(0) + ", altered: " + edited.altered();
      if (edited.edits().size() == 1) {
        passed.computeIfAbsent(kind, unknown -> new ArrayList<>()).add(edited.seed());
      }
    }
    edited.edits().forEach(edit -> edits.merge(edit, 1, Integer::sum));
    passedOver += edited.passedOver();
    different += differences.isEmpty() ? 0 : 1;
    for (Difference difference : differences) {
      Found one = new Found(1, edited, difference.text());
      found.merge(difference.kind(), one, Found::with);
    }
    if (showsAll) {
      System.out.println(edited);
      int number = 0;
      for (String line : edited.editor().lines()) {
        System.out.println(++number + ": " + line);
      }
    }
  }

  synchronized boolean isEmpty() {
    return found.isEmpty();
  }

  /** The kinds alone, the most frequent first. */
  synchronized String brief() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%d cases, %d without findings by the reference, %d runs beyond memory, %d differ%n",
            cases,
            clean,
            passedOver,
            different));
    found.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> -entry.getValue().count()))
        .forEach(
            entry ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "%6d x %s (seed %d)%n",
                        entry.getValue().count(),
                        entry.getKey(),
                        entry.getValue().shortest().seed())));
    return text.toString();
  }

  /** All that is known, with the shortest case of each kind. */
  @Override
  public synchronized String toString() {
    StringBuilder text = new StringBuilder(brief());
    text.append(String.format(Locale.ROOT, "edits: %s%n", edits));
    text.append(
        String.format(Locale.ROOT, "one edit without findings by the reference, and the cases:%n"));
    passed.forEach(
        (kind, seeds) -> text.append(String.format(Locale.ROOT, "  %s: %s%n", kind, seeds)));
    found.forEach(
        (kind, all) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "%n%d x %s%n  %s%n  %s%n",
                    all.count(),
                    kind,
                    all.text(),
                    all.shortest())));
    return text.toString();
  }
}
