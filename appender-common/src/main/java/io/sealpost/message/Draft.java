package io.sealpost.message;

import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A message in the making, reused by one thread after another: written part by part without
 * allocation if it is ordinary, otherwise from a {@link SyslogMessage}, with the same result.
 *
 * <p>Ordinary is what fits as it is and has only strings as names and values, at most 64 of them.
 * Order of calls: {@link #begin}, for each element its pairs and {@link #element}, {@link #end}.
 */
public final class Draft implements BiConsumer<@Nullable Object, @Nullable Object> {
  private static final int INITIAL_OCTETS = 1024;
  private static final int MOST_PAIRS = 64;
  private static final int MOST_CHARACTERS_KEPT = 16_384;

  private final Encoder encoder;
  private final OctetBuffer octets = new OctetBuffer(INITIAL_OCTETS);
  private final @Nullable String[] names = new String[MOST_PAIRS];
  private final @Nullable String[] values = new String[MOST_PAIRS];
  private final StringBuilder text = new StringBuilder();
  private Severity severity = Severity.DEBUG;
  private @Nullable SyslogMessage replacement;
  private int pairs;
  private int pairsSeen;
  private boolean hasElements;
  private boolean isOrdinary;

  public Draft(Encoder encoder) {
    this.encoder = encoder;
  }

  /** An empty text for the caller's use, kept until {@link #clear}. */
  public StringBuilder text() {
    return text;
  }

  /** Writes the header. */
  public void begin(Severity given, long epochSecond, int nanos, String msgId) {
    severity = given;
    pairsSeen = 0;
    hasElements = false;
    isOrdinary = true;
    octets.clear();
    encoder.writeHeader(given, epochSecond, nanos, msgId, octets);
  }

  /** Takes a pair for the next element. */
  @Override
  public void accept(@Nullable Object name, @Nullable Object value) {
    if (pairsSeen < MOST_PAIRS && name instanceof String key && value instanceof String given) {
      names[pairs] = key;
      values[pairs] = given;
      pairs++;
      pairsSeen++;
    } else {
      isOrdinary = false;
    }
  }

  /** Sorts the pairs taken by name; those of one name stay in their order. */
  public void sort() {
    for (int i = 1; i < pairs; i++) {
      String name = name(i);
      String value = value(i);
      int at = i;
      while (at > 0 && name(at - 1).compareTo(name) > 0) {
        names[at] = names[at - 1];
        values[at] = values[at - 1];
        at--;
      }
      names[at] = name;
      values[at] = value;
    }
  }

  /**
   * Writes an element of the pairs taken that are wanted, unless there is none.
   *
   * @param id valid as it is, and not used before
   */
  public void element(String id, Predicate<String> wanted) {
    boolean isOpen = false;
    for (int i = 0; i < pairs && isOrdinary; i++) {
      if (wanted.test(name(i))) {
        if (!isOpen) {
          octets.add('[');
          octets.addAscii(id);
          isOpen = true;
        }
        if (fits(value(i).length())) {
          encoder.writeParam(name(i), value(i), octets);
        }
      }
    }
    if (isOpen) {
      octets.add(']');
      hasElements = true;
    }
    forgetPairs();
  }

  /** Writes the text; false if the message is not ordinary after all. */
  public boolean end(CharSequence given) {
    if (!hasElements) {
      octets.add('-');
    }
    if (isOrdinary && fits(given.length())) {
      encoder.writeText(given, octets);
    }
    return isOrdinary && fits(0);
  }

  /** Whether that many more characters may fit: each takes at least one octet. */
  private boolean fits(int characters) {
    isOrdinary &= octets.length() + (long) characters <= encoder.maxOctets();
    return isOrdinary;
  }

  /** Puts this message in the place of what was written. */
  public void replaceBy(SyslogMessage message) {
    severity = message.severity();
    replacement = message;
  }

  public Severity severity() {
    return severity;
  }

  /** The octets of the message, valid until the draft is changed. */
  public OctetBuffer octets() {
    if (replacement != null) {
      encoder.encode(replacement, octets);
      replacement = null;
    }
    return octets;
  }

  /** Lets go of everything that the application gave. */
  public void clear() {
    replacement = null;
    forgetPairs();
    text.setLength(0);
  }

  /** Whether it has taken a text too long to be kept for others. */
  public boolean isLarge() {
    return text.capacity() > MOST_CHARACTERS_KEPT;
  }

  private void forgetPairs() {
    Arrays.fill(names, 0, pairs, null);
    Arrays.fill(values, 0, pairs, null);
    pairs = 0;
  }

  @SuppressWarnings("NullAway") // of those taken none is null
  private String name(int at) {
    return names[at];
  }

  @SuppressWarnings("NullAway")
  private String value(int at) {
    return values[at];
  }
}
