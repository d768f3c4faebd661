package io.sealpost.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.FilterReply;
import ch.qos.logback.core.status.WarnStatus;
import io.sealpost.EventConfig;
import io.sealpost.FilterGuard;
import io.sealpost.PipelineOwner;
import io.sealpost.SyslogPipeline;
import io.sealpost.delivery.PipelineListener;
import io.sealpost.settings.AppenderSettings;
import io.sealpost.settings.SettingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Ships events through a {@link SyslogPipeline}, which is open from start to stop. In a
 * reconfiguration Logback stops the old appender first; the new one takes over its pipeline if it
 * starts within the pipeline's grace.
 *
 * <p>Faults of the configuration are errors in Logback's status and keep the appender from
 * starting. Trouble of the network is a warning: Spring Boot does not start an application with an
 * error in Logback's status.
 */
public final class SealpostAppender extends SealpostProperties {
  private record Running(
      SyslogPipeline pipeline, EventReader reader, Optional<ContextWatch> watch) {}

  private Optional<Function<ILoggingEvent, String>> layout = Optional.empty();
  private final FilterGuard filters = new FilterGuard(status());
  private volatile @Nullable Running running;

  /** For Joran. */
  public SealpostAppender() {}

  /** What makes the text; by default it is the formatted message. */
  public void setLayout(Layout<ILoggingEvent> layout) {
    this.layout = Optional.of(layout::doLayout);
  }

  /** Likewise; only the encoder's layout is used if it has one, for the charset is our own. */
  public void setEncoder(Encoder<ILoggingEvent> encoder) {
    this.layout =
        Optional.of(
            encoder instanceof LayoutWrappingEncoder<ILoggingEvent> wrapping
                ? event -> wrapping.getLayout().doLayout(event)
                : event -> new String(encoder.encode(event), StandardCharsets.UTF_8));
  }

  @Override
  public void start() {
    if (isStarted()) {
      return;
    }
    try {
      AppenderSettings settings =
          AppenderSettings.read(Optional.ofNullable(getName()).orElse("sealpost"), section());
      settings.warnings().forEach(this::addWarn);
      settings
          .events()
          .severities()
          .warnings(level -> Level.toLevel(level, null) != null)
          .forEach(this::addWarn);
      EventReader reader = reader(settings.events());
      Optional<ContextWatch> watch = context().map(ContextWatch::of);
      SyslogPipeline pipeline = SyslogPipeline.open(settings.pipeline(), owner(), status());
      running = new Running(pipeline, reader, watch);
      super.start();
    } catch (SettingsException e) {
      e.faults().forEach(fault -> addError(fault.toString()));
    } catch (IOException e) {
      addError(e.toString());
    } catch (ThreadDeath e) {
      throw e;
    } catch (Throwable e) {
      // Else Logback would go on without any appender, and Spring Boot not at all.
      addError("could not be started: " + e, e);
    }
  }

  /**
   * The event goes if a filter throws: else it would be lost, and an error be the application's.
   */
  @Override
  public FilterReply getFilterChainDecision(ILoggingEvent event) {
    return filters.ask(() -> super.getFilterChainDecision(event), FilterReply.NEUTRAL);
  }

  @Override
  protected void append(ILoggingEvent event) {
    Running current = running;
    if (current != null && !SyslogPipeline.isOwnThread()) {
      current.pipeline.append(event, current.reader);
    }
  }

  /**
   * In a reset of the context the pipeline goes on, and is the next configuration's; when the
   * context is stopped, it ends right after. Else goes on delivering for as long as {@code
   * shutdownTimeout} says.
   */
  @Override
  public void stop() {
    Running last = running;
    if (isStarted() && last != null) {
      super.stop();
      Optional<ContextWatch> watch = last.watch().filter(this::mayBeReplaced);
      watch.ifPresentOrElse(seen -> seen.handOver(last.pipeline()), () -> last.pipeline().close());
    }
  }

  private boolean mayBeReplaced(ContextWatch watch) {
    return context().filter(watch::isReset).isPresent() || SiftingTracker.isRemoving();
  }

  private PipelineOwner owner() {
    // One that runs is never replaced: Logback stops the old appender before it makes the new one.
    return context()
        .map(found -> new PipelineOwner(found, String.valueOf(found.getName()), 0))
        .orElseGet(PipelineOwner::alone);
  }

  private Optional<LoggerContext> context() {
    return getContext() instanceof LoggerContext found ? Optional.of(found) : Optional.empty();
  }

  private EventReader reader(EventConfig config) {
    return new EventReader(
        config, layout, config.msgId().filter(text -> config.msgIdIsPattern()).map(this::pattern));
  }

  private Function<ILoggingEvent, String> pattern(String pattern) {
    PatternLayout compiled = new PatternLayout();
    compiled.setContext(getContext());
    // Else Logback adds the stack trace.
    compiled.setPattern(pattern + "%nopex");
    compiled.start();
    return compiled::doLayout;
  }

  private PipelineListener status() {
    Objects.requireNonNull(WarnStatus.class); // loads it: the first warning may come at the end
    return new PipelineListener() {
      @Override
      public void info(String what) {
        addInfo(what);
      }

      @Override
      public void warning(String what) {
        addWarn(what);
      }
    };
  }
}
