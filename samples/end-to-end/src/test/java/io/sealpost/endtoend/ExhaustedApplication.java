package io.sealpost.endtoend;

import io.sealpost.management.PipelineMXBean;
import java.io.Closeable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.awaitility.Awaitility;

/**
 * An application that logs before, while and after it has exhausted something, in step with who
 * started it: each step is written to a mapped file, which needs neither a file handle nor memory.
 *
 * <p>Arguments: framework, configuration file, what to exhaust, how many events meanwhile, and the
 * file for {@link Step}. Prints a {@link Result}.
 */
final class ExhaustedApplication {
  static final int BEFORE = 1_000;
  static final int AFTER = 1_000;

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final long PAUSE = TimeUnit.MICROSECONDS.toNanos(300);

  /** Both take turns: what the application has done, and then whoever started it. */
  enum Step {
    STARTING(0),
    EXHAUSTED(1),
    GO_ON_EXHAUSTED(2),
    STILL_LOGGING(3),
    GIVE_BACK(4);

    private final long number;

    Step(long number) {
      this.number = number;
    }

    void say(MappedByteBuffer steps) {
      steps.putLong(0, number);
    }

    boolean isReached(MappedByteBuffer steps) {
      return steps.getLong(0) >= number;
    }

    void await(MappedByteBuffer steps) {
      while (!isReached(steps)) {
        LockSupport.parkNanos(PAUSE);
      }
    }
  }

  private final Framework.Logging logging;
  private final MappedByteBuffer steps;
  private int next;
  private int thrown;

  private ExhaustedApplication(Framework.Logging logging, MappedByteBuffer steps) {
    this.logging = logging;
    this.steps = steps;
  }

  public static void main(String[] arguments) throws IOException, JMException {
    int meanwhile = Integer.parseInt(arguments[3]);
    MappedByteBuffer steps = LoggingApplication.progress(Path.of(arguments[4]), 1);
    try (Framework.Logging logging = Framework.valueOf(arguments[0]).start(Path.of(arguments[1]))) {
      new ExhaustedApplication(logging, steps).run(Exhaustion.valueOf(arguments[2]), meanwhile);
    }
  }

  private void run(Exhaustion exhaustion, int meanwhile) throws IOException, JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName name =
        server.queryNames(new ObjectName("io.sealpost:type=Pipeline,*"), null).iterator().next();
    PipelineMXBean bean = JMX.newMXBeanProxy(server, name, PipelineMXBean.class);
    log(BEFORE);
    awaitDelivery(bean);
    Step.STARTING.say(steps); // loads what is needed when nothing can be
    Closeable taken = exhaustion.begin();
    try {
      Step.EXHAUSTED.say(steps);
      Step.GO_ON_EXHAUSTED.await(steps);
      log(meanwhile);
      Step.STILL_LOGGING.say(steps);
      Step.GIVE_BACK.await(steps);
    } finally {
      taken.close();
    }
    Awaitility.await().atMost(LONG).until(() -> acceptsAgain(bean));
    log(AFTER);
    awaitDelivery(bean);
    System.out.println(
        new Result(
            next,
            thrown,
            bean.getAccepted(),
            bean.getDropped(),
            bean.isConnected(),
            bean.getFailingSince()));
  }

  /** One that is dropped now is one more of those that were. */
  private boolean acceptsAgain(PipelineMXBean bean) {
    long before = bean.getAccepted();
    log(1);
    return bean.getAccepted() > before;
  }

  private static void awaitDelivery(PipelineMXBean bean) {
    Awaitility.await().atMost(LONG).until(() -> bean.getBacklogMessages() == 0);
  }

  private void log(int events) {
    for (int i = 0; i < events; i++) {
      try {
        logging.event(next++);
      } catch (OutOfMemoryError e) { // the framework's own, before it comes to the appender
        thrown++;
      }
      LockSupport.parkNanos(PAUSE);
    }
  }

  /**
   * What has become of it, as text and back.
   *
   * @param logged calls, of which so many have {@code thrown}
   * @param accepted of those that have come to the appender; others were {@code dropped}
   * @param failingSince empty if it is not
   */
  record Result(
      int logged, int thrown, long accepted, long dropped, boolean connected, String failingSince) {
    @Override
    public String toString() {
      return Stream.of("delivered", logged, thrown, accepted, dropped, connected, failingSince)
          .map(String::valueOf)
          .collect(Collectors.joining(" "));
    }

    static Result of(String line) {
      String[] parts = line.split(" ", 7);
      return new Result(
          Integer.parseInt(parts[1]),
          Integer.parseInt(parts[2]),
          Long.parseLong(parts[3]),
          Long.parseLong(parts[4]),
          Boolean.parseBoolean(parts[5]),
          parts[6]);
    }
  }
}
