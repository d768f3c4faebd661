package io.sealpost.schedule;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The wall clock by which the windows of this process open: the system's, unless somebody turns it,
 * as demonstrations and tests do that cannot wait for the night. Times in messages are not
 * affected.
 *
 * <p>For any thread; pipelines notice within a second or so.
 */
public final class WallClock implements InstantSource {
  private static final WallClock INSTANCE = new WallClock();

  private volatile InstantSource source = InstantSource.system();

  private WallClock() {}

  public static InstantSource ofThisProcess() {
    return INSTANCE;
  }

  /**
   * From now on shows what {@code other} does; {@link InstantSource#system} sets it right again.
   */
  public static void turn(InstantSource other) {
    INSTANCE.source = other;
  }

  @Override
  public Instant instant() {
    return source.instant();
  }
}
