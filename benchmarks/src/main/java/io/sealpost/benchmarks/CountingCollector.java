package io.sealpost.benchmarks;

import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * A RELP collector as a process: prints where it listens, then, for each line on standard input,
 * how many messages have come. Ends with its input.
 */
final class CountingCollector {
  private CountingCollector() {}

  public static void main(String[] args) throws IOException {
    Archive archive = Archive.counting();
    try (Collector collector = Collector.start(Scheme.RELP, archive);
        BufferedReader questions =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      System.out.println(collector.uri());
      while (questions.readLine() != null) {
        System.out.println(archive.count());
      }
    }
  }
}
