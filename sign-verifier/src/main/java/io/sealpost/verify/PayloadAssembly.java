package io.sealpost.verify;

import io.sealpost.sign.CertificateBlock;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * All ways to put the fragments of one group together to whole Payload Blocks (RFC 5848 §5.3.2.6).
 *
 * <p>Fragments come in any order and size, repeated, cut differently at a resend, and forged ones
 * stand beside genuine ones; so every path from the first octet to the last is tried, the earliest
 * arrivals first. Work and results are bounded in the number of fragments: a flood costs its sender
 * as much as us.
 */
final class PayloadAssembly {
  private static final int STEPS_AT_LEAST = 1000;
  private static final int STEPS_PER_FRAGMENT = 20;
  private static final int RESULTS_AT_LEAST = 16;

  /** A payload, not yet checked, and what it was made of. */
  static final class Whole {
    private final byte[] text;
    private final List<Fragment> parts;

    private Whole(byte[] text, List<Fragment> parts) {
      this.text = text;
      this.parts = parts;
    }

    byte[] text() {
      return text;
    }

    List<Fragment> parts() {
      return parts;
    }
  }

  /** One content at one place, and all blocks that carry it: each has a signature of its own. */
  static final class Fragment {
    private final int begin;
    private final byte[] octets;
    private final List<CertificateBlock> carriers = new ArrayList<>();

    private Fragment(int begin, byte[] octets) {
      this.begin = begin;
      this.octets = octets;
    }

    List<CertificateBlock> carriers() {
      return carriers;
    }

    private int end() {
      return begin + octets.length;
    }

    private boolean continuesTo(byte[] text, int filled) {
      int overlap = filled - begin;
      return end() > filled
          && end() <= text.length
          && Arrays.equals(octets, 0, overlap, text, begin, filled);
    }
  }

  private record Content(int total, int index, ByteBuffer octets) {}

  private record Step(Fragment fragment, int filledBefore, Iterator<Fragment> others) {}

  private final Map<Integer, NavigableMap<Integer, List<Fragment>>> byTotal = new LinkedHashMap<>();
  private int steps = STEPS_AT_LEAST;
  private int results = RESULTS_AT_LEAST;

  PayloadAssembly(List<CertificateBlock> blocks) {
    Map<Content, Fragment> known = new LinkedHashMap<>();
    for (CertificateBlock block : blocks) {
      byte[] octets = block.fragment();
      Content content = new Content(block.totalOctets(), block.index(), ByteBuffer.wrap(octets));
      known
          .computeIfAbsent(content, key -> place(key, new Fragment(key.index() - 1, octets)))
          .carriers
          .add(block);
    }
    steps += STEPS_PER_FRAGMENT * known.size();
    results += known.size();
  }

  private Fragment place(Content content, Fragment fragment) {
    byTotal
        .computeIfAbsent(content.total(), total -> new TreeMap<>())
        .computeIfAbsent(fragment.begin, begin -> new ArrayList<>())
        .add(fragment);
    return fragment;
  }

  void forEach(Consumer<Whole> action) {
    byTotal.forEach(
        (total, fragments) -> {
          if (octetsIn(fragments) >= total) search(total, fragments, action);
        });
  }

  private static long octetsIn(NavigableMap<Integer, List<Fragment>> fragments) {
    return fragments.values().stream()
        .flatMap(List::stream)
        .mapToLong(fragment -> fragment.octets.length)
        .sum();
  }

  // Depth first with a path of our own: a payload in fragments of one octet would exhaust the
  // thread's stack.
  private void search(
      int total, NavigableMap<Integer, List<Fragment>> fragments, Consumer<Whole> action) {
    byte[] text = new byte[total];
    Deque<Step> path = new ArrayDeque<>();
    int filled = 0;
    Iterator<Fragment> candidates = candidatesAt(filled, fragments);
    while (results > 0) {
      if (candidates.hasNext() && steps-- > 0) {
        Fragment next = candidates.next();
        if (!next.continuesTo(text, filled)) continue;
        path.push(new Step(next, filled, candidates));
        System.arraycopy(next.octets, 0, text, next.begin, next.octets.length);
        filled = next.end();
        if (filled == total) {
          action.accept(whole(text, path));
          results--;
        }
        candidates = candidatesAt(filled, fragments);
      } else if (path.isEmpty()) {
        return;
      } else {
        Step back = path.pop();
        filled = back.filledBefore();
        candidates = back.others();
      }
    }
  }

  /** Fragments that begin here or before: those that fit without overlap first. */
  private static Iterator<Fragment> candidatesAt(
      int filled, NavigableMap<Integer, List<Fragment>> fragments) {
    return fragments.headMap(filled, true).descendingMap().values().stream()
        .flatMap(List::stream)
        .iterator();
  }

  private static Whole whole(byte[] text, Deque<Step> path) {
    return new Whole(text.clone(), path.stream().map(Step::fragment).toList());
  }
}
