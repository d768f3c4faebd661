package io.sealpost.pipeline;

import io.sealpost.event.ApplicationCode;
import io.sealpost.threads.OwnThreads;
import io.sealpost.threads.Uninterrupted;
import io.sealpost.transport.tls.TlsRehearsal;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Loads all Sealpost classes before the first pipeline is opened. Those first needed when one
 * closes, or when something fails, may be out of reach by then: a container has closed the class
 * loader, or the process has no file handle left.
 *
 * <p>Runs on a short-lived Sealpost thread: Bouncy Castle leaves thread-locals on the thread that
 * first uses it, and on a container's thread those would keep the application in memory.
 *
 * <p>Also initializes them, since a class that runs out of memory while it is initialized is never
 * usable again: enums and what {@code switch} makes of them, and everything else that does not
 * involve cryptography.
 */
public final class LoadedAhead {
  /**
   * The opening thread may hold a class loader's lock; after this time it continues without
   * loading.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final String REGISTRAR = "org.bouncycastle.crypto.CryptoServicesRegistrar";
  private static final String PACKAGE = "io/sealpost/";

  /** Classes that may use Bouncy Castle, which is slow to load and not always needed. */
  private static final List<String> BOUNCY =
      List.of(
          "io.sealpost.keys.",
          "io.sealpost.sign.",
          "io.sealpost.transport.",
          "io.sealpost.settings.",
          "io.sealpost.journal.encryption.EncryptionKey");

  private static final String SUFFIX = ".class";
  private static final String THIS = LoadedAhead.class.getName().replace('.', '/') + SUFFIX;
  private static final Set<Part> BEGUN = ConcurrentHashMap.newKeySet();

  private enum Part {
    CRYPTOGRAPHY,
    OURS,
    TLS
  }

  private LoadedAhead() {}

  /**
   * Loads what is needed to read a key, unless already loaded: for callers that read one before
   * there is a pipeline.
   */
  public static void cryptography() {
    load(EnumSet.of(Part.CRYPTOGRAPHY));
  }

  /** Loads what a pipeline of this configuration may need, unless already loaded. */
  static void of(PipelineConfig config) {
    boolean encrypted = config.transport().tls().isPresent();
    Set<Part> parts = EnumSet.of(Part.OURS);
    if (encrypted || config.signing().isPresent()) {
      parts.add(Part.CRYPTOGRAPHY);
    }
    if (encrypted) {
      parts.add(Part.TLS);
    }
    load(parts);
  }

  private static void load(Set<Part> parts) {
    List<Part> missing = parts.stream().filter(BEGUN::add).toList();
    if (!missing.isEmpty()) {
      Thread loading =
          OwnThreads.make("sealpost-classes", () -> missing.forEach(LoadedAhead::load));
      loading.start();
      Uninterrupted.join(loading, PATIENCE.toNanos());
    }
  }

  private static void load(Part part) {
    switch (part) {
      case CRYPTOGRAPHY -> load(REGISTRAR, true);
      case OURS -> loadOurs();
      case TLS -> ApplicationCode.run(TlsRehearsal::run);
    }
  }

  private static void loadOurs() {
    URL here = LoadedAhead.class.getResource("/" + THIS);
    try {
      for (String name : here == null ? List.<String>of() : namesBeside(here)) {
        loadOurs(name);
      }
    } catch (IOException | URISyntaxException | RuntimeException e) {
      return; // then they are loaded when needed
    }
  }

  private static void loadOurs(String name) {
    boolean small =
        load(name, false).filter(type -> type.isEnum() || type.isSynthetic()).isPresent();
    if (small || BOUNCY.stream().noneMatch(name::startsWith)) {
      load(name, true);
    }
  }

  private static Optional<Class<?>> load(String name, boolean initialize) {
    try {
      return Optional.of(Class.forName(name, initialize, LoadedAhead.class.getClassLoader()));
    } catch (ClassNotFoundException | LinkageError e) {
      // It needs an optional dependency that is missing.
      return Optional.empty();
    }
  }

  /** Lists class names in a jar (also a nested one), a directory or a jlink image. */
  private static List<String> namesBeside(URL here) throws IOException, URISyntaxException {
    if (here.openConnection() instanceof JarURLConnection connection) {
      connection.setUseCaches(false); // so that the jar may be closed
      try (JarFile jar = connection.getJarFile()) {
        String root = withoutThis(connection.getEntryName());
        return names(jar.stream().map(Object::toString), root);
      }
    }
    Path root = Path.of(URI.create(withoutThis(here.toURI().toString())));
    try (Stream<Path> files = Files.walk(root.resolve(PACKAGE))) {
      return names(files.map(file -> root.relativize(file).toString().replace('\\', '/')), "");
    }
  }

  /** Where the packages are that begin at the root, from where this class is. */
  private static String withoutThis(String location) {
    return location.substring(0, location.length() - THIS.length());
  }

  private static List<String> names(Stream<String> files, String root) {
    return files
        .filter(file -> file.startsWith(root + PACKAGE) && file.endsWith(SUFFIX))
        .filter(file -> !file.endsWith("-info" + SUFFIX))
        .map(file -> file.substring(root.length(), file.length() - SUFFIX.length()))
        .map(file -> file.replace('/', '.'))
        .toList();
  }
}
