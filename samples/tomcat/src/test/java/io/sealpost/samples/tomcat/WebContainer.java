package io.sealpost.samples.tomcat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.JreMemoryLeakPreventionListener;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.core.ThreadLocalLeakPreventionListener;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.scan.StandardJarScanFilter;
import org.jspecify.annotations.Nullable;

/** Tomcat in this JVM, on the loopback, with all that it has to find what applications leave. */
final class WebContainer implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger("org.apache");

  /** Warns of a machine that is slow. */
  private static final String SLOW = "org.apache.catalina.util.SessionIdGeneratorBase";

  private final Tomcat tomcat = new Tomcat();
  private final Queue<String> warnings = new ConcurrentLinkedQueue<>();
  private final Handler watching = new Warnings();
  private final int port;

  WebContainer(Path base) throws IOException, LifecycleException {
    LOG.addHandler(watching);
    LOG.setUseParentHandlers(false);
    tomcat.setBaseDir(base.toString());
    Files.createDirectories(base.resolve("webapps"));
    tomcat.getHost();
    // Its thread goes through the applications with their class loaders: Tomcat warns of that
    // itself.
    tomcat.getEngine().setBackgroundProcessorDelay(-1);
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    tomcat.getServer().addLifecycleListener(new JreMemoryLeakPreventionListener());
    tomcat.getServer().addLifecycleListener(new ThreadLocalLeakPreventionListener());
    tomcat.start();
    port = tomcat.getConnector().getLocalPort();
  }

  /** Deploys what is in a directory; all of its classes are its own. */
  Context deploy(Path directory) {
    StandardContext context = new StandardContext();
    context.setName("/audit");
    context.setPath("/audit");
    context.setDocBase(directory.toString());
    StandardJarScanFilter few = new StandardJarScanFilter();
    few.setPluggabilitySkip("bc*.jar"); // large, and nothing for a container in them
    context.getJarScanner().setJarScanFilter(few);
    context.setParentClassLoader(new ContainersClasses());
    ContextConfig config = new ContextConfig();
    config.setDefaultWebXml(tomcat.noDefaultWebXmlPath());
    context.addLifecycleListener(config);
    tomcat.getHost().addChild(context);
    return context;
  }

  /** Undeploys it; when this returns its class loader is closed. */
  void undeploy(Context context) throws LifecycleException {
    tomcat.getHost().removeChild(context);
    context.destroy();
  }

  /** Asks the application, and waits until it has done so. */
  String get(String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request = "GET /audit" + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII).lines().findFirst().get();
    }
  }

  /** The applications of which Tomcat finds that their class loaders are still there. */
  List<String> leaks() {
    return List.of(((StandardHost) tomcat.getHost()).findReloadedContextMemoryLeaks());
  }

  /** What Tomcat complained of. */
  List<String> warnings() {
    return List.copyOf(warnings);
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
    LOG.removeHandler(watching);
    LOG.setUseParentHandlers(true);
  }

  private final class Warnings extends Handler {
    @Override
    public void publish(LogRecord record) {
      boolean ofTime = SLOW.equals(record.getLoggerName());
      if (record.getLevel().intValue() >= Level.WARNING.intValue() && !ofTime) {
        warnings.add(record.getMessage() + " " + Stream.ofNullable(record.getThrown()).toList());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  /** Of the class path an application sees the container's only. */
  private static final class ContainersClasses extends ClassLoader {
    ContainersClasses() {
      super(getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (!isVisible(name.replace('.', '/'))) {
        throw new ClassNotFoundException(name);
      }
      return WebContainer.class.getClassLoader().loadClass(name);
    }

    @Override
    protected @Nullable URL findResource(String name) {
      return isVisible(name) ? WebContainer.class.getClassLoader().getResource(name) : null;
    }

    private static boolean isVisible(String name) {
      return Stream.of(
              "jakarta/", "org/apache/catalina/", "org/apache/tomcat/", "org/apache/naming/")
          .anyMatch(name::startsWith);
    }
  }
}
