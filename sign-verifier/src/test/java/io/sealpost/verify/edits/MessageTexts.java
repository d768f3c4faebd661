package io.sealpost.verify.edits;

import io.sealpost.verify.edits.GroupNumber.Session;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** The messages of applications: each another one, but for those that are meant to be equal. */
final class MessageTexts {
  private static final List<Integer> PRIS = List.of(13, 13, 14, 134, 191);

  private int count;

  /** Other archives have other texts. */
  MessageTexts(SplittableRandom random) {
    count = 1_000 * random.nextInt(900);
  }

  int count() {
    return count++;
  }

  String next(SenderPlan plan, Session session, SplittableRandom random) {
    String host = plan.messageHosts().get(random.nextInt(plan.messageHosts().size()));
    if (plan.repeatsItself() && random.nextInt(3) == 0) {
      // Where two sessions sign equal messages, nobody can tell how many there were of each.
      return "<13>1 - " + host + " app 7 - - tick of " + session;
    }
    int number = count++;
    String header =
        String.format(
            Locale.ROOT,
            "<%d>1 2026-11-21T00:00:00.%06dZ %s app 7 -",
            PRIS.get(random.nextInt(PRIS.size())),
            number,
            host);
    return switch (random.nextInt(8)) {
      case 0 -> header + " [meta@32473 sequenceId=\"" + number + "\"]";
      case 1 -> header + " [meta@32473 text=\"[ssign \\\"\\]\"] text " + number;
      case 2 -> header + " - \u00EF\u00BB\u00BFgr\u00C3\u00BC\u00C3\u009F " + number;
      case 3 -> header + " - ";
      default -> header + " - paid " + number + " euros";
    };
  }
}
