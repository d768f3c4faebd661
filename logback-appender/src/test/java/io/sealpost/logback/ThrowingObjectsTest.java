package io.sealpost.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.LayoutBase;
import io.sealpost.adapter.AdapterContract;
import io.sealpost.testing.Thrower;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Objects of the application that throw when they are asked for text. */
final class ThrowingObjectsTest extends AdapterContract<RunningLogback> {
  ThrowingObjectsTest() {
    super(RunningLogback::start);
  }

  @ParameterizedTest
  @EnumSource(Thrower.class)
  void eventArrivesAllTheSameAndTheNextOneIsWhole(Thrower thrower) throws Exception {
    ThrowingLayout.thrower = thrower;
    try (RunningLogback logback = from("throwing.xml")) {
      Logger logger = logback.logger();
      logger.info("parameter {} of {}", thrower.object(), "two");
      logger.info("array {}", (Object) new Object[] {1, thrower.object(), new int[] {2, 3}});
      logger.atInfo().addKeyValue("r", thrower.object()).addKeyValue("n", 1).log("pair");
      logger.atInfo().addKeyValue("a", new int[] {1, 2}).log("array as pair");
      logback.logger("layout").info("laid out");
      logger.info("the next one");
    }
    List<String> texts = textsOf("billing");
    assertThat(texts).hasSize(5);
    assertThat(texts.get(0)).contains("parameter [FAILED toString()").endsWith("] of two");
    assertThat(texts.get(1)).contains("array [1, [FAILED toString()").endsWith(", [2, 3]]");
    assertThat(texts.get(2))
        .contains(" [kv@32473 r=\"[FAILED toString(): ")
        .endsWith(" n=\"1\"] pair");
    assertThat(texts.get(3)).contains(" [kv@32473 a=\"[1, 2\\]\"] array as pair");
    assertThat(texts.get(4)).endsWith(" - - the next one");
    assertThat(textsOf("layout"))
        .singleElement()
        .asString()
        .contains(" - - [FAILED layout(): ")
        .endsWith(" laid out");
  }

  @Test
  void chainOfThousandsOfCausesIsCutAndArrives() throws Exception {
    Throwable thrown = new IllegalStateException("the first");
    for (int i = 0; i < 4_000; i++) {
      thrown = new IllegalStateException("cause " + i, thrown);
    }
    try (RunningLogback logback = from("throwing.xml")) {
      Throwable chain = thrown;
      Logger logger = logback.logger();
      ILoggingEvent[] event = new ILoggingEvent[1];
      onStack(
          64 << 20, () -> event[0] = new LoggingEvent("", logger, Level.INFO, "deep", chain, null));
      onStack(1 << 18, () -> logger.callAppenders(event[0])); // too small for a recursion over it
    }
    assertThat(textsOf("billing")).singleElement().asString().contains(" deep#012", "cause 3999");
  }

  @Test
  void contextWithoutMdcIsNoReasonToLoseAnEvent() throws Exception {
    try (RunningLogback logback = from("throwing.xml")) {
      logback.withoutMdc();
      logback.logger().info("without");
    }
    assertThat(textsOf("billing")).singleElement().asString().endsWith(" - - without");
  }

  private static void onStack(long octets, Runnable work) throws InterruptedException {
    Thread thread = new Thread(null, work, "stack", octets);
    thread.start();
    thread.join();
  }

  private List<String> textsOf(String appName) {
    return archive.texts().stream()
        .filter(text -> text.contains(" web1 " + appName + " 7 "))
        .toList();
  }

  /** A layout of the application's. */
  public static final class ThrowingLayout extends LayoutBase<ILoggingEvent> {
    private static volatile Thrower thrower = Thrower.MEMORY;

    /** For Joran. */
    public ThrowingLayout() {}

    @Override
    public String doLayout(ILoggingEvent event) {
      return thrower.text();
    }
  }
}
