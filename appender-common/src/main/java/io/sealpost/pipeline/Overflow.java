package io.sealpost.pipeline;

import io.sealpost.message.Severity;
import java.time.Duration;

/**
 * What happens to messages when the journal is full.
 *
 * @param blockTimeout how long an appending thread waits for room; zero: not at all
 * @param dropAboveShare 0..1: above this share of the room, messages less severe than {@code
 *     dropBelow} are dropped; 1: only when full
 */
public record Overflow(Duration blockTimeout, double dropAboveShare, Severity dropBelow) {}
