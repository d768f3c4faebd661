package io.sealpost.event;

import java.util.Collection;
import java.util.Map;

/**
 * Which collections and maps have no text of their own, only Java's: {@code [a, b]}, {@code {k=v}}.
 * Determined once per class.
 */
final class JavaText extends ClassValue<Boolean> {
  private static final JavaText KNOWN = new JavaText();

  private JavaText() {}

  /** Whether this is such a class, of {@link Collection} or {@link Map}. */
  static boolean isOf(Class<?> type) {
    return KNOWN.get(type);
  }

  @Override
  protected Boolean computeValue(Class<?> type) {
    return ApplicationCode.orElse(
        () -> type.getMethod("toString").getDeclaringClass().getName().startsWith("java."), false);
  }
}
