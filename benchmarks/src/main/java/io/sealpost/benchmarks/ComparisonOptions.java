package io.sealpost.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to compare, and how.
 *
 * @param rounds how often each set-up runs
 * @param threads that log
 * @param rate calls a second of each thread; 0: as many as there can be
 * @param setUps in this order
 * @param directory on the disk to be used, for spools and files; empty: where temporary files go
 * @param json a file for all figures
 */
record ComparisonOptions(
    int rounds,
    Sizes sizes,
    int threads,
    long rate,
    List<SetUp> setUps,
    Optional<Path> directory,
    Optional<Path> json) {
  static final String USAGE =
      """
      usage: Comparison [OPTIONS]
        --rounds N             how often each set-up runs, default 5
        --sizes N,N,N,N        events before the cold phase, in it, before the steady phase (in all), in it;
                               default 100000,1000000,2000000,4000000
        --threads N            that log, default 1
        --rate N               calls a second of each thread, default 0: as many as there can be
        --only NAME,...        these set-ups only
        --directory DIRECTORY  on the disk to be used; default: where temporary files go
        --json FILE            writes all figures of all rounds""";

  /** Reads the options of the command line. */
  static ComparisonOptions parse(String... args) {
    ComparisonOptions options =
        new ComparisonOptions(
            5, Sizes.USUAL, 1, 0, SetUp.all(), Optional.empty(), Optional.empty());
    for (int i = 0; i < args.length; i += 2) {
      if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " needs a value");
      }
      options = options.with(args[i], args[i + 1]);
    }
    return options;
  }

  private ComparisonOptions with(String name, String value) {
    int rounds = name.equals("--rounds") ? Integer.parseInt(value) : this.rounds;
    Sizes sizes = name.equals("--sizes") ? Sizes.parse(value) : this.sizes;
    int threads = name.equals("--threads") ? Integer.parseInt(value) : this.threads;
    long rate = name.equals("--rate") ? Long.parseLong(value) : this.rate;
    List<SetUp> setUps = name.equals("--only") ? named(value) : this.setUps;
    Optional<Path> directory =
        name.equals("--directory") ? Optional.of(Path.of(value)) : this.directory;
    Optional<Path> json = name.equals("--json") ? Optional.of(Path.of(value)) : this.json;
    if (!USAGE.contains("  " + name + " ")) {
      throw new IllegalArgumentException("unknown option " + name);
    }
    return new ComparisonOptions(rounds, sizes, threads, rate, setUps, directory, json);
  }

  private static List<SetUp> named(String names) {
    List<String> wanted = List.of(names.split(",", -1));
    List<SetUp> found = SetUp.all().stream().filter(s -> wanted.contains(s.name())).toList();
    if (found.size() != wanted.size()) {
      throw new IllegalArgumentException(
          names + ": the set-ups are " + SetUp.all().stream().map(SetUp::name).toList());
    }
    return found;
  }
}
