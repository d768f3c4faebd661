package io.sealpost.settings.values;

import java.util.Optional;

/**
 * One setting of an element: its name, how it is written, and what it is if it is not.
 *
 * @param initial the value if it is not written; if it is faulty, then only so that the rest is
 *     checked
 * @param missing what to tell somebody who did not write it, empty if that is all right
 */
public record Setting<T>(String name, ValueSyntax<T> syntax, T initial, String missing, Kind kind) {
  /** What its text may hold. */
  enum Kind {
    PLAIN,
    /** Anything; it is never shown. */
    SECRET,
    /** With a {@code %}: what the framework replaces for each event. */
    PATTERN
  }

  boolean secret() {
    return kind == Kind.SECRET;
  }

  /** What is wrong with a text for which the framework found no value. */
  Optional<String> unresolved(String text) {
    return switch (kind) {
      case PLAIN -> Placeholder.in(text);
      case SECRET -> Placeholder.instead(text);
      case PATTERN -> text.contains("%") ? Placeholder.undefined(text) : Placeholder.in(text);
    };
  }
}
