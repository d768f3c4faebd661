package io.sealpost.message;

/**
 * The header fields that stay the same for all messages of a pipeline; {@code "-"} is RFC 5424's
 * NILVALUE.
 */
public record Header(Facility facility, String hostname, String appName, String procId) {}
