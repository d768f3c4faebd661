package io.sealpost.samples;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.file.Path;
import java.util.List;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.config.Configurator;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/** The two logging frameworks, started from a configuration file and used through their own API. */
enum Framework {
  LOG4J2 {
    @Override
    Logging start(Path configuration) {
      var context = Configurator.initialize("audit", null, configuration.toUri());
      var logger = context.getLogger("audit");
      ThreadContext.put("request", "4f2a");
      return new Logging() {
        @Override
        public void event(int number, Level level) {
          logger.log(org.apache.logging.log4j.Level.valueOf(level.name()), Logging.TEXT, number);
        }

        @Override
        public List<String> status() {
          return StatusCapture.log4j2();
        }

        @Override
        public void close() {
          context.stop();
        }
      };
    }
  },

  LOGBACK {
    @Override
    Logging start(Path configuration) {
      LoggerContext context = new LoggerContext();
      context.setMDCAdapter(MDC.getMDCAdapter());
      JoranConfigurator joran = new JoranConfigurator();
      joran.setContext(context);
      try {
        joran.doConfigure(configuration.toFile());
      } catch (JoranException e) {
        throw new IllegalArgumentException(e);
      }
      var logger = context.getLogger("audit");
      MDC.put("request", "4f2a");
      return new Logging() {
        @Override
        public void event(int number, Level level) {
          logger.atLevel(level).log(Logging.TEXT, number);
        }

        @Override
        public List<String> status() {
          return StatusCapture.logback(context);
        }

        @Override
        public void close() {
          context.stop();
        }
      };
    }
  };

  /** An application's view of its logging. */
  interface Logging extends AutoCloseable {
    String TEXT = "event {} of the audit trail";

    default void event(int number) {
      event(number, Level.INFO);
    }

    void event(int number, Level level);

    /** What the framework's status told so far, warnings and worse. */
    List<String> status();

    @Override
    void close();
  }

  abstract Logging start(Path configuration);
}
