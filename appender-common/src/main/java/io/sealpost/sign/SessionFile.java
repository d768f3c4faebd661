package io.sealpost.sign;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** {@code <dir>/session}: the last RSID used (RFC 5848 §4.2.2), so that the next one is higher. */
public final class SessionFile {
  private SessionFile() {}

  /**
   * Returns max(last + 1, Unix seconds), already forced to disk: it may be used at once. After
   * 9999999999 comes 1.
   */
  public static long next(Path directory, Clock clock) throws IOException {
    throw new UnsupportedOperationException(directory + " " + clock);
  }
}
