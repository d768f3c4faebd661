package io.sealpost.verify;

import java.util.Optional;

/**
 * A signer whose messages and blocks are looked at.
 *
 * @param host HOSTNAME, compared ignoring case
 * @param app APP-NAME; empty for all
 */
public record SignerName(String host, Optional<String> app) {}
