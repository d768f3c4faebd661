package io.sealpost.verify.certs;

/**
 * One line about a certificate or key.
 *
 * @param name what it is about; empty: the same as the line before
 */
public record Fact(String name, String value) {}
