package io.sealpost.log4j2;

import io.sealpost.SyslogPipeline;
import io.sealpost.delivery.drops.DropReason;
import io.sealpost.event.EventConfig;
import io.sealpost.event.FilterGuard;
import io.sealpost.settings.AppenderSettings;
import io.sealpost.settings.values.Section;
import io.sealpost.settings.values.SettingsException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.StringLayout;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.appender.AppenderLoggingException;
import org.apache.logging.log4j.core.config.Node;
import org.apache.logging.log4j.core.config.plugins.Plugin;
import org.apache.logging.log4j.core.config.plugins.PluginBuilderFactory;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.jspecify.annotations.Nullable;

/**
 * The appender {@code <Sealpost>}. Its pipeline is open for its whole life; in a reconfiguration,
 * Log4j2 first creates the new appender, which takes over the pipeline of the old one.
 */
@Plugin(
    name = "Sealpost",
    category = Node.CATEGORY,
    elementType = Appender.ELEMENT_TYPE,
    printObject = true)
@SuppressWarnings("exports") // Section is for Log4j2 to hand over only
public final class SealpostAppender extends AbstractAppender {
  private final SyslogPipeline pipeline;
  private final EventReader reader;
  private final Duration shutdownTimeout;
  private final FilterGuard<LogEvent, Boolean> filters =
      new FilterGuard<>(super::isFiltered, false, new StatusLog(getName()));

  private SealpostAppender(
      Builder<?> builder, SyslogPipeline pipeline, EventReader reader, Duration shutdownTimeout) {
    super(
        builder.getName(),
        builder.getFilter(),
        builder.getLayout(),
        builder.isIgnoreExceptions(),
        builder.getPropertyArray());
    this.pipeline = pipeline;
    this.reader = reader;
    this.shutdownTimeout = shutdownTimeout;
  }

  @PluginBuilderFactory
  public static <B extends Builder<B>> B newBuilder() {
    return new Builder<B>().asBuilder();
  }

  /**
   * Sends the event if a filter throws: otherwise it would be lost, here and in later appenders.
   */
  @Override
  public boolean isFiltered(LogEvent event) {
    return hasFilter() && filters.ask(event);
  }

  @Override
  public void append(LogEvent event) {
    if (SyslogPipeline.isOwnThread()) {
      return;
    }
    Optional<DropReason> outage = pipeline.append(event, reader);
    if (outage.isPresent() && !ignoreExceptions()) {
      throw new AppenderLoggingException(
          getName() + " accepts no events: " + outage.get().because());
    }
  }

  /**
   * Continues to deliver for {@code shutdownTimeout}, or longer if Log4j2 allows it. Not shorter:
   * Log4j2 passes zero or 50 ms when nothing was configured.
   */
  @Override
  public boolean stop(long timeout, TimeUnit unit) {
    setStopping();
    boolean stopped = super.stop(timeout, unit, false);
    Duration allowed = Duration.of(timeout, unit.toChronoUnit());
    pipeline.close(allowed.compareTo(shutdownTimeout) > 0 ? allowed : shutdownTimeout);
    setStopped();
    return stopped;
  }

  /** Builds the appender from what was written in its element. */
  public static final class Builder<B extends Builder<B>> extends AbstractAppender.Builder<B>
      implements org.apache.logging.log4j.core.util.Builder<SealpostAppender> {
    @Written(except = {"name", "ignoreExceptions"})
    private Section settings = new Section("Sealpost", Map.of(), List.of());

    private Builder() {}

    /** Sets names and texts as they would appear in a configuration file. */
    public B setSettings(Section settings) {
      this.settings = settings;
      return asBuilder();
    }

    /** Null if the configuration is faulty, as Log4j2 expects: the application continues. */
    @Override
    public @Nullable SealpostAppender build() {
      StatusLog status = new StatusLog(getName());
      try {
        AppenderSettings checked = AppenderSettings.read(getName(), settings);
        checked.warnings().forEach(status::warning);
        checked
            .events()
            .severities()
            .warnings(level -> Level.getLevel(level) != null)
            .forEach(status::warning);
        EventReader reader = reader(checked.events());
        return new SealpostAppender(
            this,
            SyslogPipeline.open(
                checked.pipeline(), ConfigurationOrder.owner(getConfiguration()), status),
            reader,
            checked.pipeline().delivery().shutdownTimeout());
      } catch (SettingsException e) {
        e.faults().forEach(fault -> status.error(fault.toString()));
      } catch (IOException e) {
        status.error(e.toString());
      } catch (ThreadDeath e) {
        throw e;
      } catch (Throwable e) {
        status.error("could not be started: " + e, e);
      }
      return null;
    }

    private EventReader reader(EventConfig config) {
      Optional<StringLayout> msgId =
          config.msgId().filter(text -> config.msgIdIsPattern()).map(this::pattern);
      return new EventReader(config, Optional.ofNullable(getLayout()), msgId);
    }

    private StringLayout pattern(String pattern) {
      return PatternLayout.newBuilder()
          .withPattern(pattern)
          .withConfiguration(getConfiguration())
          .withAlwaysWriteExceptions(false)
          .build();
    }
  }
}
