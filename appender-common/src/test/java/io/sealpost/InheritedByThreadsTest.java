package io.sealpost;

import static io.sealpost.PipelineSetup.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.delivery.RecordingListener;
import io.sealpost.message.Severity;
import io.sealpost.pipeline.PipelineConfig;
import io.sealpost.sign.key.Hash;
import io.sealpost.testing.Gone;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.PrivilegedAction;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.security.auth.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A pipeline that was opened by a request's thread: once that has ended nothing is left of it while
 * the pipeline runs, neither on threads of ours nor on any that the JDK has made meanwhile.
 */
@Timeout(60)
final class InheritedByThreadsTest {
  private static final InheritableThreadLocal<Object> VALUE = new InheritableThreadLocal<>();

  @TempDir private Path place;
  private final ThreadGroup group = new ThreadGroup("requests");

  @Test
  void threadsHaveNothingOfTheOneThatOpenedThePipeline() throws Exception {
    CollectorSite site = new CollectorSite(place);
    Archive archive = Archive.inMemory();
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (Collector collector = site.start(Scheme.RELP_TLS, archive)) {
      Request request = new Request(config(site.to(collector)));
      List<Gone> left = request.run(group);
      try (SyslogPipeline pipeline = request.opened.join()) {
        pipeline.append(message("one"));
        archive.await(1, Duration.ofSeconds(30));
        assertThat(Thread.getAllStackTraces().keySet())
            .filteredOn(thread -> !before.contains(thread))
            .allSatisfy(InheritedByThreadsTest::checkOurs)
            .noneMatch(thread -> thread.getThreadGroup() == group);
        left.forEach(Gone::await);
      }
    }
  }

  private static void checkOurs(Thread thread) {
    if (thread.getName().startsWith("sealpost-")) {
      assertThat(thread.isDaemon()).as("%s is a daemon", thread).isTrue();
      assertThat(thread.getPriority()).as("of %s", thread).isEqualTo(Thread.NORM_PRIORITY);
      assertThat(thread.getContextClassLoader()).as("of %s", thread).isNull();
    }
  }

  private PipelineConfig config(PipelineSetup setup) {
    return setup.on(place.resolve("spool")).signed(Hash.SHA_256).urgent(Severity.ERROR).config();
  }

  /** What opens the pipeline, on a thread that has all that a thread can hand on. */
  private static final class Request {
    private final PipelineConfig config;
    private final CompletableFuture<SyslogPipeline> opened = new CompletableFuture<>();

    Request(PipelineConfig config) {
      this.config = config;
    }

    /** Runs to its end; returns what must not outlive it. */
    @SuppressWarnings("ThreadPriorityCheck") // of the application
    List<Gone> run(ThreadGroup group) throws InterruptedException {
      ClassLoader loader = new URLClassLoader("application", new URL[0], null);
      Object value = new Object[] {"of the request"};
      Subject user = new Subject();
      Thread thread =
          new Thread(
              group,
              () -> {
                VALUE.set(value);
                open(user);
              });
      thread.setContextClassLoader(loader);
      thread.setPriority(Thread.MIN_PRIORITY);
      thread.start();
      thread.join();
      return List.of(
          Gone.of("the context class loader", loader),
          Gone.of("the thread-local", value),
          Gone.of("the user", user));
    }

    @SuppressWarnings("removal") // there is no other way on JDK 17
    private void open(Subject user) {
      Subject.doAs(
          user,
          (PrivilegedAction<Boolean>)
              () -> {
                try {
                  return opened.complete(SyslogPipeline.open(config, new RecordingListener()));
                } catch (IOException e) {
                  return opened.completeExceptionally(e);
                }
              });
    }
  }
}
