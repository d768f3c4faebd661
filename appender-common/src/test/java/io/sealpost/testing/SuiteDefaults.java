package io.sealpost.testing;

import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What holds for all tests of all modules: what is awaited has as long as a busy machine may take,
 * where a test does not say how long; and failures are short. JUnit finds this by itself.
 */
public final class SuiteDefaults implements BeforeAllCallback {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration INTERVAL = Duration.ofMillis(20);

  @Override
  public void beforeAll(ExtensionContext context) {
    Awaitility.setDefaultTimeout(PATIENCE);
    Awaitility.setDefaultPollDelay(Duration.ZERO);
    Awaitility.setDefaultPollInterval(INTERVAL);
    Assertions.useRepresentation(new ShortRepresentation());
  }
}
