package io.sealpost.event;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text of a value that an application gives with an event: arrays like lists, {@code [1, 2]},
 * also within collections and maps, and a placeholder for each value that throws. A value that
 * contains itself or never ends is cut, with {@code ...} in that place.
 */
public final class ValueText {
  /** Levels below the outermost one. */
  private static final int DEEPEST = 8;

  private ValueText() {}

  /**
   * Returns the text; {@code null} is a text as well.
   *
   * @param most characters of text composed here. A value that is a string already, or makes its
   *     own, is not shortened
   */
  public static String of(@Nullable Object value, int most) {
    if (value instanceof String text) {
      return text;
    }
    if (!isComposite(value)) {
      return plain(value, most);
    }
    LimitedText text = new LimitedText(most);
    ApplicationCode.run(() -> append(value, DEEPEST, text));
    return text.toString();
  }

  /** Whether its parts are read one by one: if the value has a text of its own, that is better. */
  static boolean isComposite(@Nullable Object value) {
    return value != null
        && (value.getClass().isArray()
            || ((value instanceof Collection || value instanceof Map)
                && JavaText.isOf(value.getClass())));
  }

  private static String plain(@Nullable Object value, int most) {
    return ApplicationCode.text(
        "toString",
        () ->
            value instanceof CharSequence text && text.length() > most
                ? LimitedText.of(text.subSequence(0, most) + " ", most)
                : String.valueOf(value));
  }

  private static void append(@Nullable Object value, int depth, LimitedText text) {
    if (value == null || !isComposite(value)) {
      text.write(of(value, text.most()));
    } else if (depth < 0) {
      text.write(value instanceof Map ? "{...}" : "[...]");
    } else {
      appendParts(value, depth, text);
    }
  }

  /** If a value is changed meanwhile, its own text may do better, for example by its locks. */
  private static void appendParts(Object value, int depth, LimitedText text) {
    int start = text.length();
    ApplicationCode.orElseGet(
        () -> {
          readParts(value, depth, text);
          return true;
        },
        failure -> {
          if (failure instanceof LimitReached enough) {
            throw enough;
          }
          text.cutBackTo(start);
          text.write(ApplicationCode.text("toString", () -> String.valueOf(value)));
          return false;
        });
  }

  private static void readParts(Object value, int depth, LimitedText text) {
    if (value instanceof Map<?, ?> map) {
      appendEntries(map, depth, text);
      return;
    }
    text.write("[");
    if (value instanceof Collection<?> collection) {
      String before = "";
      for (Object element : collection) {
        text.write(before);
        append(element, depth - 1, text);
        before = ", ";
      }
    } else {
      for (int i = 0; i < Array.getLength(value); i++) {
        text.write(i == 0 ? "" : ", ");
        append(Array.get(value, i), depth - 1, text);
      }
    }
    text.write("]");
  }

  private static void appendEntries(Map<?, ?> map, int depth, LimitedText text) {
    String before = "{";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      text.write(before);
      append(entry.getKey(), depth - 1, text);
      text.write("=");
      append(entry.getValue(), depth - 1, text);
      before = ", ";
    }
    text.write(map.isEmpty() ? "{}" : "}");
  }
}
