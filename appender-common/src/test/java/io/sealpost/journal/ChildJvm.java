package io.sealpost.journal;

import io.sealpost.testkit.Archive;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.operator.OperatorCreationException;
import org.hamcrest.Matcher;

/** Another JVM that runs a class of these tests, to be killed or kept short. */
public final class ChildJvm {
  private ChildJvm() {}

  public static Process start(Class<?> main, String... arguments) throws IOException {
    return start(List.of(), Path.of(System.getProperty("java.home")), main, arguments);
  }

  /** Of another JDK, or by way of a shell that sets limits: {@code prefix} stands before it. */
  public static Process start(List<String> prefix, Path jdk, Class<?> main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(jdk.resolve(Path.of("bin", "java")).toString());
    command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(
        Stream.of(Journal.class, Digest.class, main)
            .map(ChildJvm::place)
            .collect(Collectors.joining(System.getProperty("path.separator"))));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** By way of a program that makes it another user's, who may read nothing but a copy there. */
  public static Process startElsewhere(
      List<String> prefix, Path readable, Class<?> main, String... arguments) throws IOException {
    List<String> copies = new ArrayList<>();
    for (Class<?> one :
        List.of(
            Journal.class,
            Digest.class,
            OperatorCreationException.class,
            MiscObjectIdentifiers.class,
            PGPException.class,
            main,
            Archive.class,
            Awaitility.class,
            Assertions.class,
            Matcher.class)) {
      Path place = Path.of(place(one));
      Path copy = readable.resolve("copy" + copies.size());
      if (Files.isDirectory(place)) {
        copyAll(place, copy);
      } else {
        Files.copy(place, copy);
      }
      copies.add(copy.toString());
    }
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(String.join(System.getProperty("path.separator"), copies));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static void copyAll(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }

  /** One that is later than this one's floor, if any is installed: 21 at least. */
  static Optional<Path> newestJdk() throws IOException {
    String named = System.getenv("JAVA25_HOME");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    Path installed = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(installed)) {
      return Optional.empty();
    }
    try (Stream<Path> candidates = Files.list(installed)) {
      return candidates
          .filter(jdk -> Files.isExecutable(jdk.resolve("bin/java")) && version(jdk) >= 21)
          .max(Comparator.comparingInt(ChildJvm::version));
    }
  }

  /** By the name of its directory, such as temurin-25-jdk-amd64; 0 if that says nothing. */
  private static int version(Path jdk) {
    String digits = jdk.getFileName().toString().replaceFirst("^\\D*(\\d+).*$", "$1");
    return digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : 0;
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
