package io.sealpost.endtoend;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.Appender;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/** The two logging frameworks, started from a configuration file and used through their own API. */
enum Framework {
  LOG4J2 {
    @Override
    Logging start(Path configuration) {
      // Not by Configurator, which has Log4j2's shutdown hook set up even where that is disabled.
      var context =
          new org.apache.logging.log4j.core.LoggerContext("audit", null, configuration.toUri());
      context.start();
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
        public boolean isStarted() {
          Appender appender = context.getConfiguration().getAppender("AUDIT");
          return appender != null && appender.isStarted();
        }

        @Override
        public void reconfigure() {
          context.reconfigure();
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
      configure(context, configuration);
      var logger = context.getLogger("audit");
      MDC.put("request", "4f2a");
      // What is logged between reset and configuration goes nowhere: Logback has no appender then.
      ReadWriteLock configured = new ReentrantReadWriteLock();
      return new Logging() {
        @Override
        public void event(int number, Level level) {
          configured.readLock().lock();
          try {
            logger.atLevel(level).log(Logging.TEXT, number);
          } finally {
            configured.readLock().unlock();
          }
        }

        @Override
        public List<String> status() {
          return StatusCapture.logback(context);
        }

        @Override
        public boolean isStarted() {
          var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
          var appender = root.getAppender("AUDIT");
          return appender != null && appender.isStarted();
        }

        @Override
        public void reconfigure() {
          configured.writeLock().lock();
          try {
            context.reset();
            configure(context, configuration);
          } finally {
            configured.writeLock().unlock();
          }
        }

        @Override
        public void close() {
          context.stop();
        }
      };
    }

    private void configure(LoggerContext context, Path configuration) {
      JoranConfigurator joran = new JoranConfigurator();
      joran.setContext(context);
      try {
        joran.doConfigure(configuration.toFile());
      } catch (JoranException e) {
        throw new IllegalArgumentException(e);
      }
    }
  };

  /** An application's view of its logging. */
  interface Logging extends AutoCloseable {
    String TEXT = "event {} of the audit trail";

    default void event(int number) {
      event(number, Level.INFO);
    }

    void event(int number, Level level);

    /** Whether the appender is there: one that cannot start leaves its events to nobody. */
    boolean isStarted();

    /** Reads the configuration again, as the framework does when the file has changed. */
    void reconfigure();

    /** What the framework's status told so far, warnings and worse. */
    List<String> status();

    @Override
    void close();
  }

  abstract Logging start(Path configuration);
}
