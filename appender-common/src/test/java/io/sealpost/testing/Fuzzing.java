package io.sealpost.testing;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Feeds octets to a parser: those that lie ready and random variations of them, or what Jazzer
 * finds in a JVM of its own, guided by the code that they reach.
 *
 * <p>A target is a class with {@code public static void fuzzerTestOneInput(byte[])}, which throws
 * what it should not. What to begin with lies in {@code src/test/resources/fuzz/<target>/}; an
 * input that once failed belongs there too. {@code -Dfuzz.seconds=N} says how long each is fed.
 */
public final class Fuzzing {
  private static final int SECONDS = Integer.getInteger("fuzz.seconds", 1);
  // A short run compiles for longer than it feeds.
  private static final String COMPILER = SECONDS < 60 ? "-XX:TieredStopAtLevel=1" : "-server";

  private static final int VARIATIONS = 300; // of each input

  private Fuzzing() {}

  /** What came of it: the exit status, 0 if nothing failed, and what was printed. */
  public record Outcome(int status, String output) {}

  /** Feeds a target, in this JVM, with what lies ready for it and with variations of that. */
  public static void feed(Class<?> target) throws IOException, ReflectiveOperationException {
    Method input = target.getMethod("fuzzerTestOneInput", byte[].class);
    SplittableRandom random = new SplittableRandom(5848);
    try (Stream<Path> files = Files.list(inputs(target))) {
      for (Path file : files.sorted().toList()) {
        byte[] octets = Files.readAllBytes(file);
        input.invoke(null, octets);
        for (int i = 0; i < VARIATIONS; i++) {
          input.invoke(null, varied(octets, random));
        }
      }
    }
  }

  /** Some octets changed, and perhaps a part of it left out or there twice. */
  private static byte[] varied(byte[] octets, SplittableRandom random) {
    byte[] varied = octets.clone();
    for (int i = random.nextInt(4); i > 0 && varied.length > 0; i--) {
      varied[random.nextInt(varied.length)] = (byte) random.nextInt(256);
    }
    int from = random.nextInt(varied.length + 1);
    int to = random.nextInt(varied.length + 1); // before that, a part is there twice
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(varied, 0, from);
    joined.write(varied, to, varied.length - to);
    return random.nextBoolean() ? varied : joined.toByteArray();
  }

  private static Path inputs(Class<?> target) {
    return place(target).resolve(Path.of("fuzz", target.getSimpleName()));
  }

  /** Feeds a target, with the classes of {@code needed} besides it on its class path. */
  public static Outcome run(Class<?> target, Class<?>... needed)
      throws IOException, InterruptedException {
    Path work = Files.createDirectories(Path.of("target", "fuzz", target.getSimpleName()));
    Path grown = Files.createDirectories(work.resolve("corpus"));
    Path output = work.resolve("output.txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                COMPILER,
                "-cp",
                classPath(target, needed),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=io.sealpost.**",
                "--reproducer_path=" + work,
                "-artifact_prefix=" + work + File.separator,
                "-max_len=20000",
                "-timeout=10",
                "-max_total_time=" + SECONDS,
                grown.toString()));
    command.add(inputs(target).toString());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      return new Outcome(process.waitFor(), Files.readString(output));
    } finally {
      process.destroyForcibly();
    }
  }

  private static String classPath(Class<?> target, Class<?>... needed) {
    Set<String> places = new LinkedHashSet<>();
    places.add(place(target).toString());
    for (Class<?> type : needed) {
      places.add(place(type).toString());
    }
    for (String library : List.of("jazzer.Jazzer", "jazzer.api.FuzzedDataProvider")) {
      places.add(place("com.code_intelligence." + library).toString());
    }
    return String.join(File.pathSeparator, places);
  }

  private static Path place(String type) {
    try {
      return place(Class.forName(type, false, Fuzzing.class.getClassLoader()));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(type + " is not on the class path", e);
    }
  }

  private static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
