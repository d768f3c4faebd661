package io.sealpost.delivery;

import io.sealpost.sign.SignConfig;
import io.sealpost.sign.SignSession;

/** A session that is to be signed, and how. */
public record Signing(SignSession session, SignConfig config) {}
