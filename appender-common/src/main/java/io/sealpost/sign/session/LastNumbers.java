package io.sealpost.sign.session;

import io.sealpost.sign.BlockFields;
import io.sealpost.sign.SignatureBlock;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The highest message number of each signature group of one session that a block covers, as far as
 * is known; never too high.
 *
 * <pre>
 *   0/110:57 1/13:9       SG, SPRI and number
 * </pre>
 *
 * <p>Numbers begin again at 1 after 9999999999 (RFC 5848 §4.2.5), which then remains the highest.
 */
public final class LastNumbers {
  public static final LastNumbers NONE = new LastNumbers(new TreeMap<>());

  private static final Pattern ONE = Pattern.compile("(\\d)/(\\d{1,3}):(\\d{1,10})");

  private record Group(int sg, int spri) implements Comparable<Group> {
    private static final Comparator<Group> ORDER =
        Comparator.comparingInt(Group::sg).thenComparingInt(Group::spri);

    @Override
    public int compareTo(Group other) {
      return ORDER.compare(this, other);
    }
  }

  private final SortedMap<Group, Long> numbers;

  private LastNumbers(SortedMap<Group, Long> numbers) {
    this.numbers = numbers;
  }

  /** The highest numbers by SPRI, of groups with one SG. */
  static LastNumbers of(int sg, SortedMap<Integer, Long> bySpri) {
    SortedMap<Group, Long> all = new TreeMap<>();
    bySpri.forEach((spri, number) -> all.put(new Group(sg, spri), number));
    return new LastNumbers(all);
  }

  /** Reads the output of {@link #text}; empty for anything else. */
  static Optional<LastNumbers> parse(String text, String separator) {
    LastNumbers all = NONE;
    for (String one : text.isEmpty() ? new String[0] : text.split(separator, -1)) {
      Matcher matcher = ONE.matcher(one);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      all =
          all.raised(
              Integer.parseInt(matcher.group(1)),
              Integer.parseInt(matcher.group(2)),
              Long.parseLong(matcher.group(3)));
    }
    return Optional.of(all);
  }

  /** These numbers, with a group's raised to this one unless a higher one is known. */
  LastNumbers raised(int sg, int spri, long number) {
    SortedMap<Group, Long> all = new TreeMap<>(numbers);
    all.merge(new Group(sg, spri), number, Math::max);
    return new LastNumbers(all);
  }

  /** These numbers, raised to what a block covers. */
  public LastNumbers raised(SignatureBlock block) {
    long last = block.firstNumber() + block.count() - 1;
    return raised(
        Integer.parseInt(block.group().sg()),
        Integer.parseInt(block.group().spri()),
        Math.min(last, BlockFields.MAX_NUMBER));
  }

  boolean isEmpty() {
    return numbers.isEmpty();
  }

  String text(String separator) {
    return numbers.entrySet().stream()
        .map(LastNumbers::text)
        .collect(Collectors.joining(separator));
  }

  private static String text(Map.Entry<Group, Long> last) {
    return last.getKey().sg() + "/" + last.getKey().spri() + ":" + last.getValue();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LastNumbers that && numbers.equals(that.numbers);
  }

  @Override
  public int hashCode() {
    return numbers.hashCode();
  }

  @Override
  public String toString() {
    return text(" ");
  }
}
