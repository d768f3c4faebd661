package io.sealpost.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A syslog server of others that tests run against, if it is installed. */
public enum LogHostKind {
  /** In its usual place, installed from packages. */
  RSYSLOG {
    @Override
    Optional<Path> program() {
      return Stream.of("/usr/sbin/rsyslogd", "/usr/local/sbin/rsyslogd", "/sbin/rsyslogd")
          .map(Path::of)
          .filter(Files::isExecutable)
          .findFirst();
    }

    @Override
    List<String> command(Path program, Path configuration, Path directory) {
      return List.of(program.toString(), "-n", "-iNONE", "-f", configuration.toString());
    }

    @Override
    Path configuration() {
      return Repository.file("samples/loghost/rsyslog.conf");
    }

    @Override
    void prepare(Path directory, List<LogHost.Listener> listeners) throws IOException {
      Path inputs = Files.createDirectories(directory.resolve("inputs"));
      for (LogHost.Listener listener : listeners) {
        String file = listener.archive() + ".conf";
        Files.copy(Repository.file("samples/loghost/rsyslog.d/" + file), inputs.resolve(file));
      }
    }

    @Override
    void environment(Path directory, Map<String, String> environment) {
      environment.put("LOGHOST_INPUTS", directory.resolve("inputs/*.conf").toString());
    }
  },

  /** Unpacked aside, since its package conflicts with rsyslog's. */
  SYSLOG_NG {
    @Override
    Optional<Path> program() {
      return Optional.of(root().resolve("usr/sbin/syslog-ng")).filter(Files::isExecutable);
    }

    @Override
    List<String> command(Path program, Path configuration, Path directory) {
      return List.of(
          program.toString(),
          "-F",
          "--no-caps",
          "--stderr",
          "--module-path=" + modules(),
          "-f",
          configuration.toString(),
          "-p",
          directory.resolve("pid").toString(),
          "-R",
          directory.resolve("persist").toString(),
          "-c",
          directory.resolve("control").toString());
    }

    @Override
    Path configuration() {
      return Repository.file("samples/loghost/syslog-ng.conf");
    }

    @Override
    void prepare(Path directory, List<LogHost.Listener> listeners) {}

    @Override
    void environment(Path directory, Map<String, String> environment) {
      environment.put("LD_LIBRARY_PATH", libraries().toString());
    }
  };

  abstract Optional<Path> program();

  abstract List<String> command(Path program, Path configuration, Path directory);

  abstract Path configuration();

  /** Puts into its directory what is chosen by files. */
  abstract void prepare(Path directory, List<LogHost.Listener> listeners) throws IOException;

  abstract void environment(Path directory, Map<String, String> environment);

  private static Path root() {
    return Path.of(
        System.getenv().getOrDefault("SEALPOST_SYSLOGNG_ROOT", "/opt/sealpost/syslog-ng"));
  }

  private static Path libraries() {
    return root().resolve("usr/lib/syslog-ng");
  }

  /** Returns the folder of modules, named for the version. */
  private static Path modules() {
    try (Stream<Path> folders = Files.list(libraries())) {
      return folders
          .filter(folder -> Character.isDigit(folder.getFileName().toString().charAt(0)))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no modules in " + libraries()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
