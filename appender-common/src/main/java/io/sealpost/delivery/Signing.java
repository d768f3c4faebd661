package io.sealpost.delivery;

import io.sealpost.sign.SignSession;
import java.time.Duration;

/** A session that is to be signed, and how long a message may wait for its block. */
public record Signing(SignSession session, Duration maxDelay) {}
