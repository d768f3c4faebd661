package io.sealpost.adapter;

import io.sealpost.testing.Thorough;
import io.sealpost.testing.ThoroughOnly;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What holds in each framework when an application's class loader is closed right after stop. */
@Timeout(120)
public abstract class UndeployContract {
  @TempDir private Path place;
  private Redeployment redeployment;

  /** Of an application that uses the framework. */
  protected abstract Redeployment redeploymentIn(Path directory) throws IOException;

  @BeforeEach
  final void start() throws Exception {
    redeployment = redeploymentIn(place);
  }

  @AfterEach
  final void stop() throws Exception {
    redeployment.close();
  }

  @Test
  final void nothingIsLeftWhenAllIsDelivered() throws Exception {
    for (int round = 1; round <= Thorough.times(2, 3); round++) {
      int messages = 2 * round;
      redeployment.live(
          logger -> {
            logger.accept("one");
            redeployment.await(messages);
          });
    }
  }

  @ThoroughOnly
  @Test
  final void nothingIsLeftOfALifeThatIsShort() throws Exception {
    redeployment.live(logger -> logger.accept("one"));
  }

  @Test
  final void nothingIsLeftWhenNobodyListens() throws Exception {
    redeployment.collector().kill();
    for (int round = 1; round <= 2; round++) {
      redeployment.live(logger -> logger.accept("one"));
    }
  }

  @ThoroughOnly
  @Test
  final void nothingIsLeftWhenTheCollectorIsMute() throws Exception {
    redeployment.collector().pause();
    redeployment.live(logger -> logger.accept("one"));
  }

  @ThoroughOnly
  @Test
  final void nothingIsLeftWhenTheCollectorIsNotTrusted() throws Exception {
    redeployment.liveUntrusting(logger -> logger.accept("one"));
  }

  @Test
  final void nothingIsLeftWhenTheSpoolIsFull() throws Exception {
    redeployment.collector().kill();
    redeployment.live(
        logger -> {
          for (int i = 0; i < 3000; i++) {
            logger.accept("a text of some length, so that there is room for not so many of them");
          }
        });
  }
}
