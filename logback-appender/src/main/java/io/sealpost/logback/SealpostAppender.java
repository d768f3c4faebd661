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
import io.sealpost.SyslogPipeline;
import io.sealpost.delivery.PipelineListener;
import io.sealpost.delivery.drops.DropReason;
import io.sealpost.event.EventConfig;
import io.sealpost.event.FilterGuard;
import io.sealpost.pipeline.PipelineOwner;
import io.sealpost.settings.AppenderSettings;
import io.sealpost.settings.values.SettingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends events through a {@link SyslogPipeline}, which is open from start to stop. In a
 * reconfiguration Logback stops the old appender first; the new one takes over its pipeline if it
 * starts within the pipeline's grace period. Events logged in between are taken by the former rules
 * ({@link ResetGap}).
 *
 * <p>Faults of the configuration are errors in Logback's status and keep the appender from
 * starting. Network trouble is only a warning: Spring Boot does not start an application with an
 * error in Logback's status.
 */
public final class SealpostAppender extends SealpostProperties {
  private record Running(
      SyslogPipeline pipeline, EventReader reader, Optional<ContextWatch> watch) {}

  private Optional<Function<ILoggingEvent, String>> layout = Optional.empty();
  private final FilterGuard<ILoggingEvent, FilterReply> filters =
      new FilterGuard<>(super::getFilterChainDecision, FilterReply.NEUTRAL, status());
  private volatile @Nullable Running running;

  /** The handover to this appender or, once its configuration is reset, from it. */
  private volatile @Nullable Handover handover;

  /** For Joran. */
  public SealpostAppender() {}

  /** Sets what makes the text; by default, it is the formatted message. */
  public void setLayout(Layout<ILoggingEvent> layout) {
    this.layout = Optional.of(layout::doLayout);
  }

  /**
   * Likewise; uses only the encoder's layout, if it has one, since the charset is Sealpost's own.
   */
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
      Optional<Handover> earlier =
          watch.flatMap(seen -> seen.handoverTo(String.valueOf(getName())));
      earlier.ifPresent(from -> from.replacedBy(pipeline));
      handover = earlier.orElse(null);
      running = new Running(pipeline, reader, watch);
      watch.ifPresent(seen -> seen.add(this));
      super.start();
    } catch (SettingsException e) {
      e.faults().forEach(fault -> addError(fault.toString()));
    } catch (IOException e) {
      addError(e.toString());
    } catch (ThreadDeath e) {
      throw e;
    } catch (Throwable e) {
      // Otherwise Logback would continue without any appender, and Spring Boot not at all.
      addError("could not be started: " + e, e);
    }
  }

  /**
   * Sends the event if a filter throws: otherwise it would be lost, and an error would reach the
   * application.
   */
  @Override
  public FilterReply getFilterChainDecision(ILoggingEvent event) {
    return filters.ask(event);
  }

  @Override
  public void doAppend(ILoggingEvent event) {
    Handover met = handover;
    if (met == null || !met.takes(event, this)) {
      super.doAppend(event);
    }
  }

  @Override
  protected void append(ILoggingEvent event) {
    Running current = running;
    Handover met = handover;
    if (current != null && !SyslogPipeline.isOwnThread() && (met == null || met.claim(event))) {
      Optional<DropReason> outage = current.pipeline.append(event, current.reader);
      if (outage.isPresent() && outage.get() == DropReason.CLOSED) {
        handoverFromHere().ifPresent(Handover::missAndTell);
      }
    }
  }

  /** Begins a handover, at the start of a reset. */
  Handover beginHandover(ResetGap gap) {
    Handover begun = new Handover(this, gap, handover);
    handover = begun;
    return begun;
  }

  private Optional<Handover> handoverFromHere() {
    return Optional.ofNullable(handover).filter(met -> met.isFrom(this));
  }

  /**
   * Takes an event that was on its way to this appender in a reset, whether it is stopped or not.
   *
   * @param isDoubtful whether it may have been taken before the reset, without a trace
   */
  void takeInGap(ILoggingEvent event, boolean isDoubtful) {
    if (getFilterChainDecision(event) != FilterReply.DENY) {
      if (isDoubtful) {
        handoverFromHere().ifPresent(from -> from.doubt(event));
      } else {
        append(event);
      }
    }
  }

  /**
   * In a reset of the context the pipeline continues, and passes to the next configuration; when
   * the context is stopped, it ends right after. Otherwise delivery continues for as long as {@code
   * shutdownTimeout} allows.
   */
  @Override
  public void stop() {
    Running last = running;
    if (isStarted() && last != null) {
      super.stop();
      last.watch().ifPresent(seen -> seen.remove(this));
      Optional<ContextWatch> watch = last.watch().filter(SealpostAppender::mayBeReplaced);
      watch.ifPresentOrElse(seen -> seen.handOver(last.pipeline()), () -> last.pipeline().close());
    }
  }

  private static boolean mayBeReplaced(ContextWatch watch) {
    return watch.isReset() || SiftingTracker.isRemoving();
  }

  private PipelineOwner owner() {
    // A running appender is never replaced: Logback stops the old one before it creates the new
    // one.
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
    // Otherwise Logback adds the stack trace.
    compiled.setPattern(pattern + "%nopex");
    compiled.start();
    return compiled::doLayout;
  }

  private PipelineListener status() {
    Objects.requireNonNull(WarnStatus.class); // loads it: the first warning may occur at the end
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
