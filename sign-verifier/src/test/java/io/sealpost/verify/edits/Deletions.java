package io.sealpost.verify.edits;

import io.sealpost.verify.edits.GroupNumber.GroupKey;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Lines that somebody takes away. */
final class Deletions {
  private Deletions() {}

  /** Deletes any line; returns its number. */
  static int line(Editor editor) {
    int at = editor.anyLine();
    editor.lines().remove(at);
    return at + 1;
  }

  /** Deletes all of one signature group: its blocks and certificates, and what only they sign. */
  static void group(Editor editor) {
    Map<String, List<GroupNumber>> blocks = editor.made().ledger().blocks();
    List<GroupKey> groups =
        blocks.values().stream().map(numbers -> numbers.get(0).group()).distinct().toList();
    GroupKey gone = groups.get(editor.random().nextInt(groups.size()));
    Set<String> lines = new TreeSet<>();
    blocks.forEach(
        (block, numbers) -> {
          if (numbers.get(0).group().equals(gone)) {
            lines.add(block);
          }
        });
    editor
        .made()
        .ledger()
        .signed()
        .forEach(
            (message, numbers) -> {
              if (numbers.stream()
                  .map(GroupNumber::group)
                  .collect(Collectors.toSet())
                  .equals(Set.of(gone))) {
                lines.add(message);
              }
            });
    String certificate = String.format(Locale.ROOT, " %s - [ssign-cert ", gone.session().procId());
    String group =
        String.format(
            Locale.ROOT,
            "RSID=\"%s\" SG=\"%s\" SPRI=\"%s\"",
            gone.session().rsid(),
            gone.sg(),
            gone.spri());
    editor
        .lines()
        .removeIf(
            line -> lines.contains(line) || (line.contains(certificate) && line.contains(group)));
    editor.note("delete all of " + gone);
  }
}
