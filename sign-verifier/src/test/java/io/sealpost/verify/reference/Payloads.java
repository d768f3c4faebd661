package io.sealpost.verify.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The whole payloads that the fragments of a group can be put together to, in every way there is.
 */
final class Payloads {
  /** Where a fragment of a payload of that size begins, and what it says. */
  record Fragment(int total, int from, String octets) {}

  /**
   * A whole payload.
   *
   * @param parts for each fragment the blocks that carry it
   */
  record Whole(String text, List<List<Block>> parts) {}

  private static final int MOST_STEPS = 100_000;

  private final Map<Fragment, List<Block>> fragments = new LinkedHashMap<>();
  private final List<Whole> wholes = new ArrayList<>();
  private int steps;

  private Payloads(List<Block> certificates) {
    for (Block block : certificates) {
      Fragment fragment = new Fragment(block.totalOctets(), block.fragmentFrom(), block.fragment());
      fragments.computeIfAbsent(fragment, unknown -> new ArrayList<>()).add(block);
    }
  }

  static List<Whole> of(List<Block> certificates) {
    Payloads payloads = new Payloads(certificates);
    certificates.stream()
        .map(Block::totalOctets)
        .distinct()
        .forEach(total -> payloads.goOn(total, "", List.of()));
    return payloads.wholes;
  }

  private void goOn(int total, String text, List<List<Block>> parts) {
    if (++steps > MOST_STEPS) {
      throw new IllegalStateException("too many fragments for this verifier");
    }
    if (text.length() == total) {
      wholes.add(new Whole(text, parts));
      return;
    }
    for (Map.Entry<Fragment, List<Block>> entry : fragments.entrySet()) {
      Fragment fragment = entry.getKey();
      int end = fragment.from() + fragment.octets().length();
      boolean goesOn =
          fragment.total() == total
              && fragment.from() <= text.length()
              && end > text.length()
              && fragment.octets().startsWith(text.substring(fragment.from()));
      if (goesOn) {
        List<List<Block>> more = new ArrayList<>(parts);
        more.add(entry.getValue());
        goOn(total, text.substring(0, fragment.from()) + fragment.octets(), more);
      }
    }
  }
}
