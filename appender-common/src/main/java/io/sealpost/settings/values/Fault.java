package io.sealpost.settings.values;

/**
 * An error in a configuration.
 *
 * @param setting such as {@code Spool.maxSize}
 * @param value as written, empty if it is missing; passwords are never shown
 * @param allowed what is allowed, in words
 */
public record Fault(String setting, String value, String allowed) {
  /** Text for people, such as {@code Spool.maxSize="ten": must be a size such as 16 MB}. */
  @Override
  public String toString() {
    return setting + (value.isEmpty() ? "" : "=\"" + value + "\"") + ": " + allowed;
  }
}
