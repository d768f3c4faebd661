package io.sealpost.message;

/**
 * One parameter of a structured data element (RFC 5424 §6.3.3), as the application gave it: the
 * encoder cleans the name and escapes the value.
 */
public record SdParam(String name, String value) {}
