package io.sealpost.verify.edits;

import io.sealpost.verify.EngineRun;
import io.sealpost.verify.reference.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Something that engine and reference say differently of one archive.
 *
 * @param kind short, the same for all of its kind
 */
record Difference(String kind, String text) {
  static final String PARTS = "parts";
  static final String LITTLE_PARTS = "little parts";
  static final String LITTLE_MEMORY = "little memory";

  // A certificate of a later part is not known, nor is what lies farther over a seam.
  private static final String OF_SEAMS = "no-key|bad-block|lost|uncovered|unsigned|missing-.*";
  private static final String OF_COPIES = "replay|redelivered|reordered";

  /** Whether the engine says that memory does not suffice, where it may: nothing is compared. */
  static boolean isPassedOver(EngineRun run, String way) {
    return !inOne(way) && run.kinds().contains("beyond-memory") && !run.isClean();
  }

  /**
   * All of them.
   *
   * @param way how the engine was run
   */
  static List<Difference> between(EngineRun run, Judgement judgement, String way) {
    List<Difference> all = new ArrayList<>();
    boolean clean = judgement.isClean() && !saysBad(run, judgement);
    boolean mayBeStricter = mayBeStricter(run, judgement, way) && clean;
    if (run.isClean() != clean && !mayBeStricter) {
      String kind =
          way
              + (clean
                  ? ": finding where there is none " + run.kinds()
                  : ": SILENT about " + judgement.kinds());
      all.add(new Difference(kind, "engine " + run.kinds() + ", reference " + judgement.kinds()));
    }
    lines(run, judgement, way, all);
    counts(run, judgement, way, all);
    kinds(run, judgement, way, all);
    return all;
  }

  /** Whether the engine found a block bad of which either may be said. */
  private static boolean saysBad(EngineRun run, Judgement judgement) {
    return judgement.lines().entrySet().stream()
        .anyMatch(
            line ->
                line.getValue().size() > 1
                    && String.valueOf(run.lines().get(line.getKey())).matches("\\w+ (bad|nokey)"));
  }

  private static void lines(EngineRun run, Judgement judgement, String way, List<Difference> all) {
    Map<String, List<Integer>> byKind = new TreeMap<>();
    Set<Integer> places = new TreeSet<>(run.lines().keySet());
    places.addAll(judgement.lines().keySet());
    for (int place : places) {
      String said = run.lines().getOrDefault(place, "nothing");
      Set<String> right = judgement.lines().getOrDefault(place, Set.of("nothing"));
      boolean same = right.contains(said) || (!inOne(way) && right.contains(resent(said)));
      same |= isParts(way) && isOfSeam(said, right);
      if (!same) {
        byKind
            .computeIfAbsent(said + " instead of " + right, unknown -> new ArrayList<>())
            .add(place + 1);
      }
    }
    byKind.forEach((kind, where) -> all.add(new Difference(way + ": " + kind, "lines " + where)));
  }

  /**
   * Whether this may be said because a seam hides a certificate, a block or a copy: never that a
   * block is verified that is not, nor that a message is that nobody signed.
   */
  private static boolean isOfSeam(String said, Set<String> right) {
    String one = right.iterator().next();
    if (one.equals("replay")) {
      return said.matches("verified|unsigned");
    }
    if (one.matches("verified|unsigned")) {
      return said.matches("unsigned|replay");
    }
    return said.matches(one.split(" ", 2)[0] + " (bad|nokey|duplicate|skipped)");
  }

  /** Over seams and beyond memory nobody knows what was sent before. */
  private static String resent(String verdict) {
    return verdict.endsWith("duplicate")
        ? verdict.replace("duplicate", "verified")
        : verdict.replace("verified", "duplicate");
  }

  private static void counts(EngineRun run, Judgement judgement, String way, List<Difference> all) {
    run.counts()
        .forEach(
            (name, count) -> {
              long right = judgement.counts().getOrDefault(name, 0L);
              boolean open = name.matches("badBlocks|noKeyBlocks") && hasOpenBlock(judgement);
              open |= !inOne(way) && name.matches(OF_COPIES) && hasCopies(judgement);
              open |= isParts(way) && !name.equals("messages");
              open |=
                  name.equals("reordered") && mayBeOrderedOtherwise(count, right, judgement, way);
              if (count != right && !open) {
                all.add(
                    new Difference(
                        way + ": count of " + name,
                        String.format(
                            Locale.ROOT, "%s: engine %d, reference %d", name, count, right)));
              }
            });
  }

  private static boolean inOne(String way) {
    return !isParts(way) && !way.equals(LITTLE_MEMORY);
  }

  private static boolean isParts(String way) {
    return way.equals(PARTS) || way.equals(LITTLE_PARTS);
  }

  /** Copies are judged apart on both sides of a seam; and a block may lie too far behind one. */
  private static boolean mayBeStricter(EngineRun run, Judgement judgement, String way) {
    boolean ofSeams = run.kinds().stream().allMatch(kind -> kind.matches(OF_SEAMS));
    return (isParts(way) && hasCopies(judgement)) || (way.equals(LITTLE_PARTS) && ofSeams);
  }

  /**
   * Over a seam a copy may be called otherwise, and runs of what was sent again end there; in
   * little memory a run may lack a copy whose number of another group is forgotten. So what is sent
   * again and what is replayed may then be counted otherwise, though each line is called the same.
   */
  private static boolean hasCopies(Judgement judgement) {
    return judgement.counts().getOrDefault("redelivered", 0L) > 0
        || judgement.counts().getOrDefault("replay", 0L) > 0;
  }

  /**
   * Two messages of one number are counted once; and in little memory a late message may be known
   * by its number of one group only. But late ones there are.
   */
  private static boolean mayBeOrderedOtherwise(
      long count, long right, Judgement judgement, String way) {
    boolean oneOfTwo = judgement.kinds().contains("number-conflict");
    return count > 0 && right > 0 && (oneOfTwo || !inOne(way));
  }

  private static boolean hasOpenBlock(Judgement judgement) {
    return judgement.lines().values().stream().anyMatch(right -> right.size() > 1);
  }

  private static void kinds(EngineRun run, Judgement judgement, String way, List<Difference> all) {
    Set<String> either = new TreeSet<>(run.kinds());
    either.addAll(judgement.kinds());
    for (String kind : either) {
      boolean open = kind.equals("bad-block") && hasOpenBlock(judgement);
      open |= !inOne(way) && kind.matches("replay|unsigned") && hasCopies(judgement);
      open |= isParts(way) && kind.matches(OF_SEAMS);
      open |= kind.equals("missing-block") && run.hasSkipped();
      open |= kind.equals("beyond-memory") && !judgement.isClean(); // said rather too often
      boolean follows = kind.equals("missing-tail") && either.contains("missing-session");
      if (run.kinds().contains(kind) != judgement.kinds().contains(kind) && !open && !follows) {
        String who = run.kinds().contains(kind) ? "only the engine" : "only the reference";
        all.add(new Difference(way + ": " + who + " finds " + kind, ""));
      }
    }
  }
}
