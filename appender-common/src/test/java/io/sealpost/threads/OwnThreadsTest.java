package io.sealpost.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.AccessControlContext;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.atomic.AtomicReference;
import javax.security.auth.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

@SuppressWarnings("removal")
final class OwnThreadsTest {
  @Test
  void threadIsADaemonOfNormalPriorityInTheOutermostGroup() throws InterruptedException {
    AtomicReference<Thread> made = new AtomicReference<>();
    ThreadGroup group = new ThreadGroup("of an application");
    group.setMaxPriority(Thread.MIN_PRIORITY);
    Thread maker = new Thread(group, () -> made.set(OwnThreads.make("sealpost-x", () -> {})));
    maker.start();
    maker.join();
    Thread thread = made.get();
    assertThat(thread.getName()).isEqualTo("sealpost-x");
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getPriority()).isEqualTo(Thread.NORM_PRIORITY);
    assertThat(thread.getThreadGroup().getParent()).isNull();
  }

  @Test
  void threadHasNoContextClassLoaderAndNoThreadLocals() throws InterruptedException {
    InheritableThreadLocal<String> value = new InheritableThreadLocal<>();
    value.set("a request's");
    try {
      AtomicReference<String> seen = new AtomicReference<>("none yet");
      Thread thread = OwnThreads.make("sealpost-x", () -> seen.set(value.get()));
      assertThat(thread.getContextClassLoader()).isNull();
      run(thread);
      assertThat(seen.get()).isNull();
    } finally {
      value.remove();
    }
  }

  @Test
  @EnabledForJreRange(max = JRE.JAVA_23) // later ones have no such context
  void threadDoesNotActForTheUserOfARequest() throws InterruptedException {
    AtomicReference<Subject> seen = new AtomicReference<>(new Subject());
    Runnable look = () -> seen.set(Subject.getSubject(context()));
    Thread thread =
        Subject.doAs(
            new Subject(), (PrivilegedAction<Thread>) () -> OwnThreads.make("sealpost-x", look));
    run(thread);
    assertThat(seen.get()).isNull();
  }

  private static AccessControlContext context() {
    return AccessController.getContext();
  }

  private static void run(Thread thread) throws InterruptedException {
    thread.start();
    thread.join();
  }
}
