package io.sealpost.settings;

import io.sealpost.event.SeverityTable;
import io.sealpost.message.Severity;
import io.sealpost.settings.values.ValueSyntax;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** {@code FATAL=ALERT, NOTICE=5}: levels of the framework and their severities. */
final class LevelSeverities {
  private static final ValueSyntax<Severity> SEVERITY = severities();
  private static final String ALLOWED =
      "must be levels with severities, such as FATAL=ALERT, AUDIT=NOTICE; a severity is EMERGENCY,"
          + " ALERT, CRITICAL, ERROR, WARNING, NOTICE, INFORMATIONAL, DEBUG or its number";

  private LevelSeverities() {}

  private static ValueSyntax<Severity> severities() {
    ValueSyntax.Words<Severity> words = ValueSyntax.words();
    for (Severity severity : Severity.values()) {
      words = words.with(severity.name(), severity);
      words = words.with(Integer.toString(severity.ordinal()), severity);
    }
    return words
        .with("EMERG", Severity.EMERGENCY)
        .with("CRIT", Severity.CRITICAL)
        .with("ERR", Severity.ERROR)
        .with("WARN", Severity.WARNING)
        .with("INFO", Severity.INFORMATIONAL);
  }

  static SeverityTable parse(String text) {
    Map<String, Severity> byLevel = new HashMap<>();
    for (String pair : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      String[] parts = pair.split("=", -1);
      if (parts.length != 2 || parts[0].isBlank()) {
        throw new IllegalArgumentException(ALLOWED);
      }
      String level = parts[0].strip().toUpperCase(Locale.ROOT);
      if (byLevel.put(level, severity(parts[1].strip())) != null) {
        throw new IllegalArgumentException("must not have " + level + " twice");
      }
    }
    return new SeverityTable(byLevel);
  }

  private static Severity severity(String text) {
    try {
      return SEVERITY.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(ALLOWED, e);
    }
  }
}
