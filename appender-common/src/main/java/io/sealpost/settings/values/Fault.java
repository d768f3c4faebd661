package io.sealpost.settings.values;

/**
 * One thing wrong with a configuration.
 *
 * @param setting such as {@code Spool.maxSize}
 * @param value as written, empty if it is missing; passwords are never shown
 * @param allowed what would be right, in words
 */
public record Fault(String setting, String value, String allowed) {
  /** For people, such as {@code Spool.maxSize="ten": must be a size such as 16 MB}. */
  @Override
  public String toString() {
    return setting + (value.isEmpty() ? "" : "=\"" + value + "\"") + ": " + allowed;
  }
}
