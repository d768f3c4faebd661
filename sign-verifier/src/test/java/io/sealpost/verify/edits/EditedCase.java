package io.sealpost.verify.edits;

import static io.sealpost.verify.edits.Difference.LITTLE_MEMORY;
import static io.sealpost.verify.edits.Difference.LITTLE_PARTS;
import static io.sealpost.verify.edits.Difference.PARTS;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.sealpost.verify.EngineRun;
import io.sealpost.verify.reference.Judgement;
import io.sealpost.verify.reference.ReferenceVerifier;
import io.sealpost.verify.reference.Trust;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** One archive, edited and judged in several ways. */
final class EditedCase {
  private static final List<Edit> EDITS = List.of(Edit.values());
  private static final List<Edit> OF_BLOCKS =
      EDITS.stream().filter(edit -> edit.name().startsWith("BLOCK_")).toList();
  private static final List<Framing> FRAMINGS = List.of(Framing.values());

  private final long seed;
  private final Editor editor;
  private final List<Edit> edits = new ArrayList<>();
  private final SplittableRandom random;
  private boolean clean;
  private int passedOver;

  private EditedCase(long seed, Editor editor, SplittableRandom random) {
    this.seed = seed;
    this.editor = editor;
    this.random = random;
  }

  /** With one edit, or a few. */
  static EditedCase of(long seed, MadeArchive made, MadeArchive other) {
    SplittableRandom random = new SplittableRandom(seed);
    EditedCase edited = new EditedCase(seed, new Editor(made, other, random), random);
    int count = random.nextInt(3) == 0 ? 2 + random.nextInt(3) : 1;
    for (int i = 0; i < count; i++) {
      Edit edit = any(made, random);
      edited.edits.add(edit);
      edit.apply(edited.editor);
    }
    return edited;
  }

  /** Where blocks may stay unchecked, mostly something to do with them. */
  private static Edit any(MadeArchive made, SplittableRandom random) {
    boolean ofBlocks = made.isRedundant() && random.nextInt(3) > 0;
    List<Edit> all = ofBlocks ? OF_BLOCKS : EDITS;
    return all.get(random.nextInt(all.size()));
  }

  long seed() {
    return seed;
  }

  /** Whether the reference found nothing. */
  boolean isClean() {
    return clean;
  }

  /** How many runs were not compared, because memory did not suffice. */
  int passedOver() {
    return passedOver;
  }

  /** What is not as it was, in a word. */
  String altered() {
    List<String> before = messages(editor.made().lines());
    List<String> after = messages(editor.lines());
    if (after.equals(before)) {
      return editor.lines().equals(editor.made().lines()) ? "nothing" : "blocks";
    }
    List<String> sortedBefore = before.stream().sorted().toList();
    List<String> sortedAfter = after.stream().sorted().toList();
    if (sortedAfter.equals(sortedBefore)) {
      return "the order of messages";
    }
    return Set.copyOf(after).equals(Set.copyOf(before)) ? "the number of copies" : "messages";
  }

  private static List<String> messages(List<String> lines) {
    return lines.stream().filter(line -> !line.contains(" - [ssign")).toList();
  }

  List<Edit> edits() {
    return edits;
  }

  Editor editor() {
    return editor;
  }

  /** What engine and reference say differently, and what passed without a finding. */
  List<Difference> judge(ReferenceVerifier reference) throws IOException {
    Trust trust = editor.made().trust();
    List<byte[]> lines = octets(editor.lines());
    Judgement judgement = reference.judge(lines);
    clean = judgement.isClean();
    List<Difference> all = new ArrayList<>();
    Optional<String> reason = NeverSilent.reason(editor);
    if (reason.isPresent() && judgement.isClean() && !mayBeSkipped(judgement)) {
      all.add(new Difference("reference: SILENT", reason.get()));
    }
    compare(EngineRun.whole(trust, lines), judgement, "whole", reason, all);
    switch (random.nextInt(4)) {
      case 0 -> {
        Set<Integer> ends = ends(lines);
        if (random.nextBoolean()) {
          compare(EngineRun.inParts(trust, lines, ends), judgement, PARTS, reason, all);
        } else {
          compare(
              EngineRun.inLittleParts(trust, lines, ends), judgement, LITTLE_PARTS, reason, all);
        }
      }
      case 1 ->
          compare(EngineRun.inLittleMemory(trust, lines), judgement, LITTLE_MEMORY, reason, all);
      default -> {
        Framing framing = FRAMINGS.get(random.nextInt(FRAMINGS.size()));
        List<byte[]> read = octets(framing.read(editor.lines()));
        byte[] input = framing.write(editor.lines(), random);
        compare(
            EngineRun.ofInput(trust, input), reference.judge(read), "as " + framing, reason, all);
      }
    }
    return all;
  }

  private static boolean mayBeSkipped(Judgement judgement) {
    return judgement.lines().values().stream().anyMatch(right -> right.contains("sig skipped"));
  }

  private void compare(
      EngineRun run,
      Judgement judgement,
      String way,
      Optional<String> reason,
      List<Difference> all) {
    if (Difference.isPassedOver(run, way)) {
      passedOver++;
      return;
    }
    all.addAll(Difference.between(run, judgement, way));
    if (reason.isPresent() && run.isClean() && !mayBeSkipped(judgement)) {
      all.add(
          new Difference(
              way + ": SILENT, by what was done: " + reason.get().split(":", 2)[0], reason.get()));
    }
  }

  private Set<Integer> ends(List<byte[]> lines) {
    Set<Integer> ends = new TreeSet<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      ends.add(random.nextInt(lines.size() + 1));
    }
    return ends;
  }

  private static List<byte[]> octets(List<String> lines) {
    return lines.stream().map(line -> line.getBytes(ISO_8859_1)).toList();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "seed %d (-Dedits.seed=%d)%n  senders %s%n  edits %s",
        seed,
        seed,
        editor.made().senders(),
        String.join(" ", editor.done()));
  }
}
