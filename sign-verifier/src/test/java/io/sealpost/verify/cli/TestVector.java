package io.sealpost.verify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.verify.TestJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A directory with a log and with {@code expected.json}, which says what must be said of each line.
 *
 * <p>What it leaves out of {@code options}, {@code status}, {@code findings} and {@code summary} is
 * no options, status 1, and anything; groups are not trusted unless it says so.
 */
record TestVector(Path directory) {
  static List<Path> in(Path parent) throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    }
  }

  void assertVerdicts() throws IOException {
    Map<String, Object> expected =
        TestJson.object(Files.readString(directory.resolve("expected.json")));

    CommandRun run = CommandRun.of(arguments(expected).toArray());

    assertThat(messages(run)).isEqualTo(TestJson.asList(expected.get("messages")));
    assertThat(blocks(run)).isEqualTo(TestJson.asList(expected.get("blocks")));
    assertThat(groups(run)).isEqualTo(expectedGroups(expected));
    if (expected.containsKey("findings")) {
      assertThat(findings(run)).isEqualTo(TestJson.asList(expected.get("findings")));
    }
    if (expected.containsKey("summary")) {
      assertThat(run.objects("summary").get(0))
          .containsAllEntriesOf(TestJson.asObject(expected.get("summary")));
    }
    assertThat(run.status()).isEqualTo(((Long) expected.getOrDefault("status", 1L)).intValue());
  }

  private List<Object> arguments(Map<String, Object> expected) {
    List<Object> arguments = new ArrayList<>(List.of("--format", "ndjson", "-q", "-v"));
    for (Object option : TestJson.asList(expected.getOrDefault("options", List.of()))) {
      boolean isFile = Files.exists(directory.resolve(option.toString().split("=", 2)[0]));
      arguments.add(isFile ? directory + "/" + option : option);
    }
    for (Object input : TestJson.asList(expected.get("inputs"))) {
      arguments.add(directory.resolve(input.toString()));
    }
    return arguments;
  }

  /** The kinds, each once. */
  private static List<String> findings(CommandRun run) {
    return List.copyOf(
        new TreeSet<>(run.err().lines().map(finding -> finding.split(":", 2)[0]).toList()));
  }

  private static List<Map<String, Object>> messages(CommandRun run) {
    List<Map<String, Object>> messages = run.objects("message");
    messages.forEach(message -> message.remove("kind"));
    messages.forEach(message -> message.replaceAll(TestVector::shortFile));
    return messages;
  }

  private static List<Map<String, Object>> blocks(CommandRun run) {
    List<Map<String, Object>> blocks = run.objects("block");
    blocks.forEach(block -> block.put("kind", block.remove("type")));
    blocks.forEach(block -> block.replaceAll(TestVector::shortFile));
    return blocks;
  }

  private static Object shortFile(String name, Object value) {
    return name.equals("file") ? Path.of(value.toString()).getFileName().toString() : value;
  }

  private static List<Map<String, Object>> groups(CommandRun run) {
    List<Map<String, Object>> groups = run.objects("group");
    groups.forEach(group -> group.remove("kind"));
    return groups.stream().map(TestVector::withRanges).toList();
  }

  private static List<Map<String, Object>> expectedGroups(Map<String, Object> expected) {
    List<Map<String, Object>> groups = new ArrayList<>();
    for (Object group : TestJson.asList(expected.get("groups"))) {
      Map<String, Object> known = withRanges(TestJson.asObject(group));
      known.putIfAbsent("trusted", false);
      groups.add(known);
    }
    return groups;
  }

  private static Map<String, Object> withRanges(Map<String, Object> group) {
    Map<String, Object> same = new TreeMap<>(group);
    same.computeIfPresent("lost", (name, numbers) -> ranges(numbers));
    same.computeIfPresent("uncovered", (name, numbers) -> ranges(numbers));
    return same;
  }

  /** Numbers and ranges, as ranges that do not touch each other. */
  private static List<List<Long>> ranges(Object numbers) {
    List<List<Long>> ranges = new ArrayList<>();
    for (Object entry : TestJson.asList(numbers)) {
      long first = (Long) (entry instanceof Long ? entry : TestJson.asList(entry).get(0));
      long last = (Long) (entry instanceof Long ? entry : TestJson.asList(entry).get(1));
      boolean goesOn = !ranges.isEmpty() && ranges.get(ranges.size() - 1).get(1) + 1 == first;
      long from = goesOn ? ranges.remove(ranges.size() - 1).get(0) : first;
      ranges.add(List.of(from, last));
    }
    return ranges;
  }
}
