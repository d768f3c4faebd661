package io.sealpost.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.model.processor.ImplicitModelHandler;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.WarnStatus;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Joran's warnings of what it ignores are understood, by the Logback that the tests run with. */
final class IgnoredElementsTest {
  private static final String CONFIGURATION =
      "<configuration><appender name='A' class='io.sealpost.logback.SealpostAppender'>"
          + "<tagret>tls://loghost</tagret><spool><maxSzie>1 GB</maxSzie></spool>"
          + "</appender><root><appender-ref ref='A'/></root></configuration>";

  private final LoggerContext context = new LoggerContext();

  @Test
  void whateverJoranIgnoresIsFoundInItsBean() throws JoranException {
    IgnoredElements ignored = IgnoredElements.from(context.getStatusManager());
    configure();

    String reason =
        "Logback "
            + LoggerContext.class.getPackage().getImplementationVersion()
            + " warns otherwise than IgnoredElements expects: "
            + warnings();
    assertThat(ignored.addedTo(Map.of("target", "t"), SealpostAppender.class))
        .as(reason)
        .containsOnlyKeys("target", "tagret");
    assertThat(ignored.addedTo(Map.of(), Spool.class)).as(reason).containsOnlyKeys("maxSzie");
    assertThat(ignored.addedTo(Map.of(), Tls.class)).as(reason).isEmpty();
  }

  @Test
  void otherWarningsAndEarlierOnesAreNotForTheAppender() throws JoranException {
    configure();
    IgnoredElements ignored = IgnoredElements.from(context.getStatusManager());
    String other = "Ignored the property [tagret] of [" + SealpostAppender.class.getName() + "]";
    context.getStatusManager().add(new WarnStatus(other, this));

    assertThat(warnings()).hasSize(2);
    assertThat(ignored.addedTo(Map.of(), SealpostAppender.class)).isEmpty();
  }

  private void configure() throws JoranException {
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(
        new ByteArrayInputStream(CONFIGURATION.getBytes(StandardCharsets.UTF_8)));
  }

  private List<String> warnings() {
    return context.getStatusManager().getCopyOfStatusList().stream()
        .filter(status -> status.getLevel() == Status.WARN)
        .filter(status -> status.getOrigin() instanceof ImplicitModelHandler)
        .map(Status::getMessage)
        .toList();
  }
}
