package io.sealpost;

import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/**
 * The text of a value that an application gives with an event: arrays as lists are, {@code [1, 2]},
 * and a placeholder for each value that throws.
 */
public final class ValueText {
  /** An array may hold itself. */
  private static final int DEEPEST = 8;

  private ValueText() {}

  /** Returns the text; {@code null} is a text as well. */
  public static String of(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value != null && value.getClass().isArray()) {
      StringBuilder text = new StringBuilder();
      append(value, DEEPEST, text);
      return text.toString();
    }
    return ApplicationCode.text("toString", () -> String.valueOf(value));
  }

  private static void append(Object array, int depth, StringBuilder text) {
    text.append('[');
    for (int i = 0; i < Array.getLength(array); i++) {
      text.append(i == 0 ? "" : ", ");
      Object element = Array.get(array, i);
      if (element != null && element.getClass().isArray()) {
        if (depth == 0) {
          text.append("[...]");
        } else {
          append(element, depth - 1, text);
        }
      } else {
        text.append(of(element));
      }
    }
    text.append(']');
  }
}
