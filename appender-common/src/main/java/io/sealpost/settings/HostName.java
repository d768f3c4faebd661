package io.sealpost.settings;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealpost.files.ForcedFile;
import io.sealpost.threads.OwnThreads;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The name of this machine, as far as it can be found without making an application wait. */
final class HostName {
  /** RFC 5424's NILVALUE: nothing better is known. */
  private static final String NONE = "-";

  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

  /** File in the spool directory with the qualified name as last found. */
  private static final String MEMORY = "fqdn";

  private final Map<String, String> environment;
  private final List<Path> kernelFiles;
  private final UnaryOperator<String> resolver;
  private final Duration patience;

  /**
   * @param kernelFiles files with the kernel's host name: the first readable one counts
   * @param resolver maps a name to its canonical one, or itself if there is none; may be slow
   * @param patience how long to wait for the resolver
   */
  HostName(
      Map<String, String> environment,
      List<Path> kernelFiles,
      UnaryOperator<String> resolver,
      Duration patience) {
    this.environment = environment;
    this.kernelFiles = kernelFiles;
    this.resolver = resolver;
    this.patience = patience;
  }

  static HostName ofThisMachine() {
    return new HostName(
        System.getenv(),
        List.of(Path.of("/proc/sys/kernel/hostname"), Path.of("/etc/hostname")),
        HostName::canonical,
        Duration.ofMillis(500));
  }

  /** The name from the environment, or else from the kernel. Never asks DNS. */
  String automatic() {
    for (String variable : List.of("HOSTNAME", "COMPUTERNAME")) {
      String name = environment.getOrDefault(variable, "").strip();
      if (!name.isEmpty()) {
        return name;
      }
    }
    return kernelFiles.stream().flatMap(file -> firstLine(file).stream()).findFirst().orElse(NONE);
  }

  /** The automatic name up to its first dot. */
  String unqualified() {
    String name = automatic();
    return ADDRESS.matcher(name).matches() ? name : name.split("\\.", 2)[0];
  }

  /**
   * The name with its domain: as found before, else the resolver's answer within its time, else the
   * automatic one. An answer that arrives too late is used at the next start.
   */
  String qualified(Optional<Path> spool) {
    Optional<String> remembered = spool.flatMap(directory -> firstLine(directory.resolve(MEMORY)));
    if (remembered.isPresent()) {
      return remembered.get();
    }
    String name = automatic();
    CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
    OwnThreads.make("sealpost-fqdn", () -> answer.complete(ask(name, spool))).start();
    return await(answer).orElse(name);
  }

  private Optional<String> ask(String name, Optional<Path> spool) {
    String found = resolver.apply(name);
    if (!found.contains(".") || ADDRESS.matcher(found).matches()) {
      return Optional.empty();
    }
    spool.ifPresent(directory -> remember(found, directory));
    return Optional.of(found);
  }

  private Optional<String> await(CompletableFuture<Optional<String>> answer) {
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    }
  }

  private static void remember(String name, Path directory) {
    try {
      ForcedFile.replace(SpoolSettings.create(directory), MEMORY, (name + "\n").getBytes(US_ASCII));
    } catch (IOException e) {
      // The next start asks again. Opening the pipeline reports an unusable directory.
      return;
    }
  }

  private static Optional<String> firstLine(Path file) {
    try (var lines = Files.lines(file, US_ASCII)) {
      return lines.map(String::strip).filter(line -> !line.isEmpty()).findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String canonical(String name) {
    try {
      return InetAddress.getByName(name).getCanonicalHostName();
    } catch (UnknownHostException e) {
      return name;
    }
  }
}
