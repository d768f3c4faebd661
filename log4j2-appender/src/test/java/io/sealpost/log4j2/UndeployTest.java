package io.sealpost.log4j2;

import io.sealpost.SyslogPipeline;
import io.sealpost.testing.Redeployment;
import java.nio.file.Path;
import java.util.Set;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.bcpg.PacketTags;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of the collector, nothing is left of an application that was undeployed. */
@Timeout(120)
final class UndeployTest {
  @TempDir private Path place;
  private Redeployment redeployment;

  @BeforeEach
  void start() throws Exception {
    redeployment =
        new Redeployment(
            UndeployedApplication.class,
            place,
            Set.of(
                "org.apache.logging.log4j.LogManager",
                "org.apache.logging.log4j.core.selector.ClassLoaderContextSelector",
                "org.apache.logging.log4j.spi.LoggerContextShutdownAware",
                "org.apache.logging.log4j.core.util.DefaultShutdownCallbackRegistry",
                "org.apache.logging.log4j.core.util.Cancellable",
                "org.apache.logging.log4j.internal.LogManagerStatus"),
            UndeployedApplication.class,
            SealpostAppender.class,
            SyslogPipeline.class,
            LoggerContext.class,
            Logger.class,
            BouncyCastleProvider.class,
            MiscObjectIdentifiers.class,
            X509CertificateHolder.class,
            PacketTags.class);
  }

  @AfterEach
  void stop() throws Exception {
    redeployment.close();
  }

  @Test
  void nothingIsLeftWhenAllIsDelivered() throws Exception {
    for (int round = 1; round <= 3; round++) {
      int messages = 2 * round;
      redeployment.live(
          logger -> {
            logger.accept("one");
            redeployment.await(messages);
          });
    }
  }

  @Test
  void nothingIsLeftOfALifeThatIsShort() throws Exception {
    redeployment.live(logger -> logger.accept("one"));
  }

  @Test
  void nothingIsLeftWhenNobodyListens() throws Exception {
    redeployment.collector().kill();
    for (int round = 1; round <= 2; round++) {
      redeployment.live(logger -> logger.accept("one"));
    }
  }

  @Test
  void nothingIsLeftWhenTheCollectorIsMute() throws Exception {
    redeployment.collector().pause();
    redeployment.live(logger -> logger.accept("one"));
  }

  @Test
  void nothingIsLeftWhenTheCollectorIsNotTrusted() throws Exception {
    redeployment.liveUntrusting(logger -> logger.accept("one"));
  }

  @Test
  void nothingIsLeftWhenTheSpoolIsFull() throws Exception {
    redeployment.collector().kill();
    redeployment.live(
        logger -> {
          for (int i = 0; i < 3000; i++) {
            logger.accept("a text of some length, so that there is room for not so many of them");
          }
        });
  }
}
