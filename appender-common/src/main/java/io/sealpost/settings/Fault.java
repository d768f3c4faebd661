package io.sealpost.settings;

/**
 * One thing wrong with a configuration.
 *
 * @param setting such as {@code Spool.maxSize}
 * @param value as written, empty if it is missing; passwords are never shown
 * @param allowed what would be right, in words
 */
public record Fault(String setting, String value, String allowed) {}
