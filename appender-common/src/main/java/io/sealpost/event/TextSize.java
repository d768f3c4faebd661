package io.sealpost.event;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether the text of one event's arguments ends, without creating it: the frameworks would
 * create all of it. Confined to the logging thread.
 */
public final class TextSize {
  private static final int DEEPEST = 8;

  private final boolean readsAll;
  private long left;

  /**
   * Creates a check that has seen no argument yet.
   *
   * @param most characters in all, counting at least one for each part
   * @param readsAll whether the framework also iterates over collections and maps that have a text
   *     of their own
   */
  public TextSize(int most, boolean readsAll) {
    this.left = most;
    this.readsAll = readsAll;
  }

  /** Whether there is room for one more argument. */
  public boolean admits(@Nullable Object argument) {
    return admits(argument, DEEPEST);
  }

  private boolean admits(@Nullable Object value, int depth) {
    left--;
    if (value instanceof CharSequence text) {
      left -= text.length();
    } else if (value != null && isRead(value)) {
      return depth >= 0 && admitsParts(value, depth - 1);
    }
    return left >= 0;
  }

  private boolean isRead(Object value) {
    return (readsAll && (value instanceof Collection || value instanceof Map))
        || ValueText.isComposite(value);
  }

  private boolean admitsParts(Object value, int depth) {
    if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (!admits(entry.getKey(), depth) || !admits(entry.getValue(), depth)) {
          return false;
        }
      }
    } else if (value instanceof Collection<?> collection) {
      for (Object element : collection) {
        if (!admits(element, depth)) {
          return false;
        }
      }
    } else if (value instanceof Object[] array) {
      for (Object element : array) {
        if (!admits(element, depth)) {
          return false;
        }
      }
    } else {
      left -= Array.getLength(value);
    }
    return left >= 0;
  }
}
