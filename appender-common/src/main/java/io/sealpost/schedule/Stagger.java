package io.sealpost.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

/**
 * Spreads the start times of a fleet: each appender is delayed by a part of {@code most} that
 * follows from its names alone, the same every night.
 */
public record Stagger(Duration most) {
  public Stagger {
    if (most.isNegative()) {
      throw new IllegalArgumentException("stagger " + most + ": must not be negative");
    }
  }

  /** Whole seconds from 0, always less than the most. */
  public Duration delay(String host, String appName) {
    long seconds = most.toSeconds();
    if (seconds == 0) {
      return Duration.ZERO;
    }
    byte[] digest = sha256().digest((host + '\0' + appName).getBytes(UTF_8));
    return Duration.ofSeconds(Long.remainderUnsigned(ByteBuffer.wrap(digest).getLong(), seconds));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
