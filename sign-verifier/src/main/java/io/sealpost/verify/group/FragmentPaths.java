package io.sealpost.verify.group;

import io.sealpost.verify.group.PayloadAssembly.Whole;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * All paths through fragments from the first octet of a payload to its last, likely ones first.
 *
 * <p>From each fragment that begins a payload the search continues with those that arrived closest
 * to it, so that a payload sent in one go is found at once whatever surrounds it. Work is bounded
 * for each beginning, and so linear in the number of fragments: forging many costs the forger as
 * much as the verifier.
 */
final class FragmentPaths {
  private static final int STEPS_AT_LEAST = 200;
  private static final int STEPS_PER_FRAGMENT = 20;
  private static final int CHECKS = 16;

  private record Step(Fragment fragment, int filledBefore, Iterator<Fragment> others) {}

  private final int total;
  private final NavigableMap<Integer, List<Fragment>> byBegin = new TreeMap<>();
  private int count;
  private int longest;
  private long octets;

  // State of the current search.
  private int steps;
  private int checks;

  FragmentPaths(int total) {
    this.total = total;
  }

  void add(Fragment fragment) {
    byBegin.computeIfAbsent(fragment.begin(), begin -> new ArrayList<>()).add(fragment);
    count++;
    longest = Math.max(longest, fragment.length());
    octets += fragment.length();
  }

  void forEach(Predicate<Whole> action) {
    if (octets < total) {
      return;
    } // whatever the blocks claim, no memory is allocated for it
    List<Fragment> beginnings = byBegin.getOrDefault(0, List.of());
    for (Fragment beginning : beginnings) {
      steps = STEPS_AT_LEAST + STEPS_PER_FRAGMENT * (count / beginnings.size());
      checks = CHECKS;
      search(beginning, action);
    }
  }

  // Depth first with an explicit path: with recursion, a payload in fragments of one octet would
  // exhaust the thread's stack.
  private void search(Fragment beginning, Predicate<Whole> action) {
    byte[] text = new byte[total];
    Deque<Step> path = new ArrayDeque<>();
    int filled = 0;
    Iterator<Fragment> candidates = List.of(beginning).iterator();
    while (checks > 0) {
      if (candidates.hasNext()) {
        Fragment next = candidates.next();
        path.addLast(new Step(next, filled, candidates));
        next.copyTo(text);
        filled = next.end();
        if (filled == total && action.test(whole(text, path))) {
          checks--;
        }
        candidates = candidatesBehind(next, text);
      } else if (path.isEmpty()) {
        return;
      } else {
        Step back = path.removeLast();
        filled = back.filledBefore();
        candidates = back.others();
      }
    }
  }

  private Iterator<Fragment> candidatesBehind(Fragment last, byte[] text) {
    List<Fragment> fitting = new ArrayList<>();
    int filled = last.end();
    for (List<Fragment> place : byBegin.subMap(filled - longest, false, filled, true).values()) {
      for (Fragment fragment : place) {
        if (steps-- > 0 && fragment.goesOnFrom(text, filled)) {
          fitting.add(fragment);
        }
      }
    }
    fitting.sort(Comparator.comparingInt(last::distanceTo));
    return fitting.iterator();
  }

  private static Whole whole(byte[] text, Deque<Step> path) {
    return new Whole(text.clone(), path.stream().map(Step::fragment).toList());
  }
}
