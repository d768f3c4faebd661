package io.sealpost.settings.values;

import java.util.Optional;

/**
 * A setting of an element: its name, its syntax, and its value if it is not written.
 *
 * @param initial the value if it is not written; also used for a faulty one, only so that the rest
 *     can be checked
 * @param missing the error text if it is not written; empty if it is optional
 */
public record Setting<T>(String name, ValueSyntax<T> syntax, T initial, String missing, Kind kind) {
  /** What its text may contain. */
  enum Kind {
    PLAIN,
    /** Anything; never shown. */
    SECRET,
    /** With a {@code %}, a pattern that the framework replaces for each event. */
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
