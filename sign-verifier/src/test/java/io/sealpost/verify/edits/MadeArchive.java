package io.sealpost.verify.edits;

import io.sealpost.verify.reference.Trust;
import io.sealpost.verify.reference.Trust.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * An archive that nobody has touched. Lines are octets, as characters 0 to 255.
 *
 * @param trust how it is verified
 */
record MadeArchive(List<String> lines, Trust trust, Ledger ledger, List<SenderPlan> senders) {
  /** One of some senders, whose lines lie mixed. */
  static MadeArchive random(SplittableRandom random) {
    boolean keysAreKnown = random.nextBoolean();
    MessageTexts texts = new MessageTexts(random);
    List<SenderPlan> plans = new ArrayList<>();
    for (int i = List.of(1, 1, 1, 2, 2, 3).get(random.nextInt(6)); i > 0; i--) {
      plans.add(distinct(plans, random, keysAreKnown));
    }
    return of(plans, keysAreKnown, texts, random);
  }

  /** One sender is one process on one host. */
  private static SenderPlan distinct(
      List<SenderPlan> others, SplittableRandom random, boolean keysAreKnown) {
    while (true) {
      SenderPlan plan = SenderPlan.random(random, keysAreKnown);
      boolean taken =
          others.stream()
              .anyMatch(
                  other -> other.host().equals(plan.host()) && other.app().equals(plan.app()));
      if (!taken) {
        return plan;
      }
    }
  }

  /** Whether a group has so many blocks that not all need be checked. */
  boolean isRedundant() {
    return lines.size() > 2_000;
  }

  /** One of more than a thousand blocks that say nearly everything several times. */
  static MadeArchive redundant(SplittableRandom random) {
    List<SenderPlan> plans = List.of(SenderPlan.redundant(random));
    return of(plans, random.nextBoolean(), new MessageTexts(random), random);
  }

  private static MadeArchive of(
      List<SenderPlan> plans, boolean keysAreKnown, MessageTexts texts, SplittableRandom random) {
    Ledger ledger = new Ledger();
    List<List<String>> all = new ArrayList<>();
    for (SenderPlan plan : plans) {
      SenderScript script = new SenderScript(plan, random, texts).write();
      ledger.addAll(script.ledger());
      all.add(new ArrayList<>(script.lines()));
    }
    Trust trust = keysAreKnown ? trust(plans, random.nextInt(3)) : Trust.SELF_CARRIED;
    return new MadeArchive(mixed(all, random), trust, ledger, plans);
  }

  /**
   * The keys of all senders: for all hosts, or for the signers' own, or for those of their
   * messages.
   */
  private static Trust trust(List<SenderPlan> plans, int kind) {
    List<Known> keys = new ArrayList<>();
    for (SenderPlan plan : plans) {
      Set<String> hosts = new TreeSet<>();
      if (kind > 0) {
        hosts.add(plan.host().toUpperCase(Locale.ROOT));
      }
      if (kind > 1) {
        hosts.addAll(plan.messageHosts());
      }
      keys.add(new Known(Pen.of(plan.key(), 0).key(), hosts));
    }
    return new Trust(keys);
  }

  private static List<String> mixed(List<List<String>> all, SplittableRandom random) {
    List<String> lines = new ArrayList<>();
    List<List<String>> left = new ArrayList<>(all);
    left.removeIf(List::isEmpty);
    while (!left.isEmpty()) {
      List<String> next = left.get(random.nextInt(left.size()));
      int most = Math.min(next.size(), 1 + random.nextInt(6));
      lines.addAll(next.subList(0, most));
      next.subList(0, most).clear();
      left.removeIf(List::isEmpty);
    }
    return lines;
  }
}
