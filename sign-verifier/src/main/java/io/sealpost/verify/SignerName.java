package io.sealpost.verify;

import java.util.Optional;

/**
 * Whose messages and blocks are looked at.
 *
 * @param host HOSTNAME, compared without case
 * @param app APP-NAME; empty for all
 */
public record SignerName(String host, Optional<String> app) {}
