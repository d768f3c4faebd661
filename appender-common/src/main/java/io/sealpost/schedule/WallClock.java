package io.sealpost.schedule;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The wall clock by which the windows of this process open: the system's, unless it is changed, as
 * by demonstrations and tests that cannot wait for the night. Times in messages are not affected.
 *
 * <p>Any thread; pipelines notice a change within a second or so.
 */
public final class WallClock implements InstantSource {
  private static final WallClock INSTANCE = new WallClock();

  private volatile InstantSource source = InstantSource.system();

  private WallClock() {}

  public static InstantSource ofThisProcess() {
    return INSTANCE;
  }

  /** Shows the time of {@code other} from now on; {@link InstantSource#system} resets it. */
  public static void turn(InstantSource other) {
    INSTANCE.source = other;
  }

  @Override
  public Instant instant() {
    return source.instant();
  }
}
