package io.sealpost.event;

import io.sealpost.message.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The severities of levels (RFC 5424 section 6.2.1): as configured, else by name for a level that
 * is not one of the framework's own, else by the framework's level.
 *
 * @param byLevel names of levels, in upper case
 */
public record SeverityTable(Map<String, Severity> byLevel) {
  /** The table with nothing configured. */
  public static final SeverityTable USUAL = new SeverityTable(Map.of());

  /** Levels that an application may have defined for syslog. */
  private static final Map<String, Severity> OF_SYSLOG =
      Map.ofEntries(
          Map.entry("EMERGENCY", Severity.EMERGENCY),
          Map.entry("EMERG", Severity.EMERGENCY),
          Map.entry("ALERT", Severity.ALERT),
          Map.entry("CRITICAL", Severity.CRITICAL),
          Map.entry("CRIT", Severity.CRITICAL),
          Map.entry("NOTICE", Severity.NOTICE));

  public SeverityTable {
    byLevel = Map.copyOf(byLevel);
  }

  /**
   * Warnings about names that no level has now. Not a fault, since an application may define the
   * level later.
   *
   * @param isLevel whether the framework knows a level of that name
   */
  public List<String> warnings(Predicate<String> isLevel) {
    return byLevel.keySet().stream()
        .filter(level -> !isLevel.test(level))
        .sorted()
        .map(level -> "severities: there is no level " + level + " yet: is the name right?")
        .toList();
  }

  /**
   * The severity of a level.
   *
   * @param level its name
   * @param usual its severity if nothing else is known
   */
  public Severity of(String level, Severity usual) {
    String name = level.toUpperCase(Locale.ROOT);
    Severity said = byLevel.get(name);
    return said != null ? said : OF_SYSLOG.getOrDefault(name, usual);
  }
}
