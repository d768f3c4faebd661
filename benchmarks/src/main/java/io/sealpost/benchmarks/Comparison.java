package io.sealpost.benchmarks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What logging costs with Sealpost and with others, side by side: each set-up in a JVM of its own,
 * in turn, in several rounds, into a receiver in another JVM that only counts. Prints medians, and
 * ratios to a reference with their spread.
 *
 * <p>Options: {@link ComparisonOptions#USAGE}.
 */
public final class Comparison {
  /**
   * One process.
   *
   * @param phases cold and steady
   */
  record Run(int round, String setUp, Map<String, Figures> phases) {}

  private static final long PATIENCE_MINUTES = 15;

  private final ComparisonOptions options;
  private final Path directory;
  private final ReceiverProcess receiver;

  private Comparison(ComparisonOptions options, Path directory, ReceiverProcess receiver) {
    this.options = options;
    this.directory = directory;
    this.receiver = receiver;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    ComparisonOptions options;
    try {
      options = ComparisonOptions.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n" + ComparisonOptions.USAGE);
      System.exit(2);
      return;
    }
    System.out.print(new ComparisonReport(compare(options)));
  }

  /** Runs everything; the caller's thread does no more than wait meanwhile. */
  static List<Run> compare(ComparisonOptions options) throws IOException, InterruptedException {
    Path parent = options.directory().orElse(Path.of(System.getProperty("java.io.tmpdir")));
    Path directory = Files.createTempDirectory(Files.createDirectories(parent), "comparison");
    ReceiverCertificate.write(directory);
    List<Run> runs = new ArrayList<>();
    try (ReceiverProcess receiver =
        new ReceiverProcess(directory.resolve(ReceiverCertificate.IDENTITY).toString())) {
      Comparison comparison = new Comparison(options, directory, receiver);
      for (int round = 1; round <= options.rounds(); round++) {
        for (SetUp setUp : options.setUps()) {
          System.err.println("round " + round + ": " + setUp.name());
          runs.add(new Run(round, setUp.name(), comparison.run(setUp)));
        }
      }
    } finally {
      delete(directory);
    }
    if (options.json().isPresent()) {
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValue(
              options.json().get().toFile(),
              Map.of(
                  "sizes", options.sizes().toString(),
                  "threads", options.threads(),
                  "rate", options.rate(),
                  "java", Runtime.version().toString(),
                  "runs", runs));
    }
    return runs;
  }

  private Map<String, Figures> run(SetUp setUp) throws IOException, InterruptedException {
    Path work = Files.createDirectory(directory.resolve("work"));
    Path result = directory.resolve("result.json");
    Process process = new ProcessBuilder(command(setUp, work, result)).inheritIO().start();
    try {
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IOException(setUp.name() + " has failed, see above, or takes too long");
      }
    } finally {
      process.destroyForcibly();
    }
    delete(work);
    return new ObjectMapper()
        .readValue(result.toFile(), new TypeReference<Map<String, Figures>>() {});
  }

  private List<String> command(SetUp setUp, Path work, Path result) throws IOException {
    String appender =
        setUp
            .appender()
            .replace("@port@", String.valueOf(receiver.port()))
            .replace("@directory@", work.toString())
            .replace("@tls@", directory.toString());
    Path configuration =
        Files.writeString(
            work.resolve("configuration.xml"), setUp.framework().configurationWith(appender));
    return JavaCommand.of(
        List.of("-Xms1g", "-Xmx1g", "-D" + setUp.framework().property() + "=" + configuration),
        Sender.class,
        List.of(
            setUp.framework().name(),
            options.sizes().toString(),
            String.valueOf(options.threads()),
            String.valueOf(options.rate()),
            String.valueOf(setUp.delivers() ? receiver.questions() : 0),
            result.toString()));
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
