package io.sealpost;

import static io.sealpost.PipelineBeans.SERVER;
import static io.sealpost.PipelineBeans.append;
import static io.sealpost.PipelineBeans.bean;
import static io.sealpost.PipelineBeans.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.delivery.RecordingListener;
import io.sealpost.pipeline.AppenderContext;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.MBeanServerDelegate;
import javax.management.MBeanServerNotification;
import javax.management.NotificationListener;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Under which names pipelines are shown over JMX, and for how long. */
@Timeout(60)
final class PublishedNamesTest {
  private final AppenderContext context = new AppenderContext();
  private static final Duration LONG = Duration.ofSeconds(30);

  private final RecordingListener listener = new RecordingListener();
  private final Archive archive = Archive.inMemory();
  @TempDir private Path directory;

  @Test
  void twoPipelinesOfOneNameAreShownBothAndEndEachForItself() throws Exception {
    try (Collector collector = Collector.start(Scheme.RELP, archive)) {
      try (SyslogPipeline first = open(collector, "TWICE", directory.resolve("a"))) {
        try (SyslogPipeline second = open(collector, "TWICE", directory.resolve("b"))) {
          append(first, 1);
          append(second, 2);
          assertThat(names("TWICE")).containsExactly("TWICE", "TWICE#2");
          assertThat(bean("TWICE").getAccepted()).isEqualTo(1);
          assertThat(bean("TWICE#2").getAccepted()).isEqualTo(2);
        }
        assertThat(names("TWICE")).containsExactly("TWICE");
      }
    }
    assertThat(listener.warnings()).isEmpty();
  }

  @Test
  void aReconfigurationInEitherOrderLeavesOneBean() throws Exception {
    try (Collector collector = Collector.start(Scheme.RELP, archive)) {
      SyslogPipeline before = open(collector, "TAKEN-OVER");
      SyslogPipeline after = open(collector, "TAKEN-OVER"); // as Log4j2 does it
      assertThat(names("TAKEN-OVER")).containsExactly("TAKEN-OVER");
      before.close();
      append(after, 3);
      assertThat(bean("TAKEN-OVER").getAccepted()).isEqualTo(3);

      after.close(); // as Logback does it
      assertThat(names("TAKEN-OVER")).isEmpty();
      try (SyslogPipeline last = open(collector, "TAKEN-OVER")) {
        append(last, 1);
        assertThat(bean("TAKEN-OVER").getAccepted()).isPositive();
      }
      assertThat(names("TAKEN-OVER")).isEmpty();
    }
  }

  @Test
  void anotherClassLoaderHasABeanOfItsOwn() throws Exception {
    List<String> registered = new CopyOnWriteArrayList<>();
    NotificationListener registrations =
        (notification, handback) -> {
          if (notification.getType().equals(MBeanServerNotification.REGISTRATION_NOTIFICATION)) {
            registered.add(
                ((MBeanServerNotification) notification).getMBeanName().getKeyProperty("name"));
          }
        };
    SERVER.addNotificationListener(MBeanServerDelegate.DELEGATE_NAME, registrations, null, null);
    try (Collector collector = Collector.start(Scheme.RELP, archive);
        SyslogPipeline ours = open(collector, "TEST", directory.resolve("ours"))) {
      append(ours, 1);
      Method main =
          Class.forName(LonePipeline.class.getName(), true, withoutOurs())
              .getDeclaredMethod("main", String[].class);
      main.setAccessible(true);
      String[] arguments = {collector.uri(), directory.resolve("theirs").toString()};
      main.invoke(null, (Object) arguments);

      // Not which numbers: another test may have left one of the name open.
      assertThat(registered).hasSize(2).doesNotHaveDuplicates().allMatch(n -> n.startsWith("TEST"));
      assertThat(names("TEST")).contains(registered.get(0)).doesNotContain(registered.get(1));
      archive.await(2, LONG);
    } finally {
      SERVER.removeNotificationListener(MBeanServerDelegate.DELEGATE_NAME, registrations);
    }
  }

  /**
   * As an application server gives each application the classes that it brings. Not closed: a
   * pipeline needs them for a moment longer than its last user does.
   */
  private static ClassLoader withoutOurs() throws IOException {
    List<URL> urls = new ArrayList<>();
    for (String path : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(Path.of(path).toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  @Test
  void whoHasTheNameAlreadyDoesNotKeepAnAppenderFromStarting() throws Exception {
    ObjectName taken = new ObjectName("io.sealpost:type=Pipeline,name=TAKEN");
    SERVER.registerMBean(new Stranger(), taken);
    try (Collector collector = Collector.start(Scheme.RELP, archive);
        SyslogPipeline pipeline = open(collector, "TAKEN")) {
      append(pipeline, 5);
      assertThat(bean("TAKEN#2").getAccepted()).isEqualTo(5);
    }
    assertThat(names("TAKEN")).containsExactly("TAKEN");
    SERVER.unregisterMBean(taken);
  }

  /** Registered by somebody else, such as another web application. */
  public interface StrangerMBean {}

  /** Has nothing to say. */
  public static final class Stranger implements StrangerMBean {}

  private SyslogPipeline open(Collector collector, String name) throws IOException {
    return open(collector, name, directory);
  }

  private SyslogPipeline open(Collector collector, String name, Path spool) throws IOException {
    PipelineSetup setup = PipelineSetup.to(collector.uri()).on(spool).appender(name);
    return context.open(setup.config(), listener);
  }
}
