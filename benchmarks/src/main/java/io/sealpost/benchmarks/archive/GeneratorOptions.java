package io.sealpost.benchmarks.archive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What to generate.
 *
 * @param messages how many, over all sessions
 * @param octets the length of each
 * @param sessions how many the messages are shared out to
 * @param lost the part of messages that are signed and left out, 0 to 1
 * @param replayed the part of messages behind which an older one comes again
 * @param unsigned the part of messages that are not signed
 * @param seed the same seed gives the same archive
 * @param out a file; empty: standard output
 */
record GeneratorOptions(
    ArchiveStyle style,
    long messages,
    int octets,
    long sessions,
    double lost,
    double replayed,
    double unsigned,
    long seed,
    Optional<String> out) {
  static final String USAGE =
      """
      usage: SignedArchiveGenerator --messages N [OPTIONS]
        --style 2008|sealpost|sealpost-sha1   default 2008
        --octets N                            of a message, default 200
        --sessions N                          default 1
        --lost, --replayed, --unsigned RATE   0 to 1, default 0
        --seed N                              default 1
        --out FILE                            default standard output""";

  /** Everything but {@code messages} may be left out. */
  static GeneratorOptions of(ArchiveStyle style, long messages) {
    return new GeneratorOptions(style, messages, 200, 1, 0, 0, 0, 1, Optional.empty());
  }

  GeneratorOptions {
    List<String> faults = new ArrayList<>();
    if (messages < 1) {
      faults.add("--messages " + messages + ": must be 1 or more");
    }
    if (octets < GeneratedMessages.LEAST_OCTETS || octets > 60_000) {
      faults.add(
          String.format(
              Locale.ROOT,
              "--octets %d: must be %d to 60000",
              octets,
              GeneratedMessages.LEAST_OCTETS));
    }
    if (sessions < 1 || sessions > messages) {
      faults.add("--sessions " + sessions + ": must be 1 to the number of messages");
    }
    checkRate("--lost", lost, faults);
    checkRate("--replayed", replayed, faults);
    checkRate("--unsigned", unsigned, faults);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", faults));
    }
  }

  private static void checkRate(String name, double rate, List<String> faults) {
    if (!(rate >= 0 && rate <= 1)) {
      faults.add(name + " " + rate + ": must be 0 to 1");
    }
  }

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static GeneratorOptions parse(String... arguments) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      given.put(arguments[i], arguments[i + 1]);
    }
    if (arguments.length % 2 == 1) {
      throw new IllegalArgumentException(USAGE);
    }
    String style = take(given, "--style", "2008");
    GeneratorOptions options =
        new GeneratorOptions(
            ArchiveStyle.of(style)
                .orElseThrow(() -> new IllegalArgumentException("--style " + style + "\n" + USAGE)),
            Long.parseLong(take(given, "--messages", "0")),
            Integer.parseInt(take(given, "--octets", "200")),
            Long.parseLong(take(given, "--sessions", "1")),
            Double.parseDouble(take(given, "--lost", "0")),
            Double.parseDouble(take(given, "--replayed", "0")),
            Double.parseDouble(take(given, "--unsigned", "0")),
            Long.parseLong(take(given, "--seed", "1")),
            Optional.ofNullable(given.remove("--out")));
    if (!given.isEmpty()) {
      throw new IllegalArgumentException(given.keySet() + "\n" + USAGE);
    }
    return options;
  }

  private static String take(Map<String, String> given, String name, String otherwise) {
    String value = given.remove(name);
    return value == null ? otherwise : value;
  }
}
