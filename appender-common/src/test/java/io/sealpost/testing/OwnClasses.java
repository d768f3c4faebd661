package io.sealpost.testing;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * A class loader as a servlet container gives one to each application: what is in its jars comes
 * from there and not from the parent. Remembers in which order classes were asked for the first
 * time.
 */
public final class OwnClasses extends URLClassLoader {
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();

  static {
    ClassLoader.registerAsParallelCapable();
  }

  private OwnClasses(URL[] jars) {
    super("application", jars, ClassLoader.getPlatformClassLoader());
  }

  /** With the jars, or directories, in which these classes are. */
  public static OwnClasses of(Class<?>... ofEachJar) {
    return new OwnClasses(
        Stream.of(ofEachJar)
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
            .distinct()
            .toArray(URL[]::new));
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    asked.add(name);
    return super.findClass(name);
  }

  /** Those asked for so far. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /** As a container does. */
  @Override
  public void close() throws IOException {
    super.close();
  }
}
