package io.sealpost.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An application with its own copies of what is in its jars that is deployed, does something, and
 * is undeployed. What is left then of it is found here.
 *
 * @param <A> what a test has of the application
 */
public final class Deployment<A> {
  // Of the test's own.
  private static final List<String> OTHERS = List.of("collector", "process reaper");

  private final Class<? extends A> application;
  private final Set<String> frameworks;
  private final Class<?>[] jars;

  /**
   * Not deployed yet.
   *
   * @param application has a constructor that takes the names and values of its configuration, and
   *     stops what it uses when it is closed
   * @param frameworks classes that a framework loads while it stops, whatever its appenders
   * @param jars classes of each of its jars
   */
  public Deployment(Class<? extends A> application, Set<String> frameworks, Class<?>... jars) {
    this.application = application;
    this.frameworks = frameworks;
    this.jars = jars;
  }

  /** What of a life is told to a test. */
  @FunctionalInterface
  public interface Course<A> {
    void run(A deployed) throws Exception;
  }

  /** Deploys, does this with it, undeploys, and looks. */
  public void live(Map<String, String> properties, Course<A> course) throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    OwnClasses loader = OwnClasses.of(jars);
    List<String> late = lateClasses(loader, properties, course);
    assertThat(alive(before)).as("threads when stop has returned").isEmpty();
    loader.close();
    assertThat(late).as("classes loaded while stopping").isEmpty();
    Gone gone = Gone.of("the application's class loader", loader);
    loader = null;
    gone.await();
  }

  @SuppressWarnings("unchecked")
  private List<String> lateClasses(
      OwnClasses loader, Map<String, String> properties, Course<A> course) throws Exception {
    Object deployed =
        loader.loadClass(application.getName()).getConstructor(Map.class).newInstance(properties);
    course.run((A) deployed);
    int asked = loader.asked().size();
    ((AutoCloseable) deployed).close();
    return loader.asked().stream()
        .skip(asked)
        .filter(name -> !frameworks.contains(name))
        .collect(Collectors.toList());
  }

  /** Ours, and what the JDK has made for us. */
  private static List<String> alive(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .map(Thread::getName)
        .filter(name -> OTHERS.stream().noneMatch(name::startsWith))
        .collect(Collectors.toList());
  }
}
