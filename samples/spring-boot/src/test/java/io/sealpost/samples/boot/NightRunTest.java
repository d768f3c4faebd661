package io.sealpost.samples.boot;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class NightRunTest {
  @TempDir private Path directory;

  /** The run itself requires what it promises. */
  @Test
  void whatIsBilledByDayWaitsAndIsDeliveredAtNight() throws Exception {
    NightRun.run(directory);
  }
}
