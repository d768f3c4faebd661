package io.sealpost.testing;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.presentation.StandardRepresentation;

/**
 * What failures show of an archive, so that they can be read: the beginning and the end of what is
 * long, and how long it is; numbers as ranges, which show what is missing or out of order; and no
 * octets that a terminal does not print.
 *
 * <pre>
 *   [0 to 4711, 4713 to 9999] (9999 elements)
 *   "the first thousand characters ... the last five hundred" (123456 characters)
 * </pre>
 */
final class ShortRepresentation extends StandardRepresentation {
  private static final int MOST_ELEMENTS = 20;
  private static final int MOST_CHARACTERS_EACH = 120;

  ShortRepresentation() {
    setMaxElementsForPrinting(MOST_ELEMENTS);
  }

  @Override
  protected String toStringOf(String text) {
    return super.toStringOf(Excerpt.of(text));
  }

  @Override
  protected String toStringOf(CharSequence text) {
    return toStringOf(text.toString());
  }

  @Override
  protected String smartFormat(Iterable<?> iterable) {
    List<Object> elements = new ArrayList<>();
    for (Object each : iterable) {
      elements.add(each instanceof String text ? Excerpt.of(text, MOST_CHARACTERS_EACH) : each);
    }
    if (elements.size() <= MOST_ELEMENTS) {
      return super.smartFormat(elements);
    }
    boolean numbers = elements.stream().allMatch(each -> each instanceof Integer);
    return super.smartFormat(numbers ? ranges(elements) : elements)
        + " ("
        + elements.size()
        + " elements)";
  }

  private static List<Object> ranges(List<?> numbers) {
    List<Object> ranges = new ArrayList<>();
    int begin = 0;
    for (int i = 1; i <= numbers.size(); i++) {
      if (i == numbers.size() || (int) numbers.get(i) != (int) numbers.get(i - 1) + 1) {
        ranges.add(new Range((int) numbers.get(begin), (int) numbers.get(i - 1)));
        begin = i;
      }
    }
    return ranges;
  }

  private record Range(int from, int to) {
    @Override
    public String toString() {
      return from == to ? Integer.toString(from) : from + " to " + to;
    }
  }
}
