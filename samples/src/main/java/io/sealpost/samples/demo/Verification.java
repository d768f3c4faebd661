package io.sealpost.samples.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the verifier jar said of an archive: once for people and once for programs.
 *
 * @param status 0: everything is covered and intact, under a trusted key; {@link #FINDINGS}
 * @param spoken the last of what it told on its way, its summary for people
 * @param signed the genuine messages in the signers' order, with {@code **** msg lost} where one is
 *     missing
 * @param unsigned the messages that no signature covers
 * @param summary the last line of its NDJSON, that for programs
 */
record Verification(
    int status, List<String> spoken, List<String> signed, List<String> unsigned, String summary) {
  static final int FINDINGS = 1;

  /** Behind it come the messages, or, where they go to a file, the summary. */
  private static final String HEADING = "signed messages:";

  /**
   * Runs it.
   *
   * @param certificates of the signers that are trusted
   */
  static Verification of(Path archive, Path jar, List<Path> certificates)
      throws IOException, InterruptedException, DemoFailure {
    List<String> command = new ArrayList<>(List.of("-jar", jar.toString()));
    certificates.forEach(certificate -> command.addAll(List.of("--trust-cert", "" + certificate)));
    command.addAll(List.of("-i", archive.toString()));
    Path signed = beside(archive, "signed");
    Path unsigned = beside(archive, "unsigned");
    try (ChildJvm text =
            run(beside(archive, "text"), command, "-o", "" + signed, "-u", "" + unsigned);
        ChildJvm json = run(beside(archive, "json"), command, "-q", "--format", "ndjson")) {
      int status = text.await();
      DemoFailure.unless(
          status <= FINDINGS && json.await() == status,
          "the verifier could not do its work\n" + text.printed() + json.printed());
      return new Verification(
          status,
          text.printed().lines().dropWhile(line -> !line.equals(HEADING)).skip(1).toList(),
          Files.readAllLines(signed),
          Files.readAllLines(unsigned).stream().skip(1).toList(), // the first is a heading
          json.printed().lines().reduce("", (first, last) -> last));
    }
  }

  /** A figure of the summary. */
  long count(String name) throws DemoFailure {
    Matcher matcher = Pattern.compile("\"" + name + "\":([0-9]+)").matcher(summary);
    DemoFailure.unless(matcher.find(), "no " + name + " in the summary: " + summary);
    return Long.parseLong(matcher.group(1));
  }

  private static ChildJvm run(Path output, List<String> command, String... options)
      throws IOException {
    List<String> whole = new ArrayList<>(command);
    whole.addAll(List.of(options));
    return ChildJvm.start("the verifier", output, whole);
  }

  private static Path beside(Path archive, String suffix) {
    return archive.resolveSibling(archive.getFileName() + "." + suffix);
  }
}
