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
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Signed logs, most of them written by other implementations, each with the verdict on every line.
 */
class VectorsTest {
  static final Path VECTORS = Path.of("src/test/resources/vectors");

  static List<Path> vectors() throws IOException {
    try (Stream<Path> entries = Files.list(VECTORS)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    }
  }

  @Test
  void thereAreVectors() throws IOException {
    assertThat(vectors()).hasSizeGreaterThanOrEqualTo(15);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void verdictsAreAsExpected(Path vector) throws IOException {
    Map<String, Object> expected =
        TestJson.object(Files.readString(vector.resolve("expected.json")));
    List<Object> arguments = new ArrayList<>(List.of("--format", "ndjson", "-q"));
    for (Object input : TestJson.asList(expected.get("inputs"))) {
      arguments.add(vector.resolve(input.toString()));
    }

    CommandRun run = CommandRun.of(arguments.toArray());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(messages(run)).isEqualTo(TestJson.asList(expected.get("messages")));
    assertThat(blocks(run)).isEqualTo(TestJson.asList(expected.get("blocks")));
    assertThat(groups(run)).isEqualTo(expectedGroups(expected));
  }

  private static List<Map<String, Object>> messages(CommandRun run) {
    List<Map<String, Object>> messages = run.objects("message");
    messages.forEach(message -> message.remove("kind"));
    messages.forEach(message -> message.replaceAll(VectorsTest::shortFile));
    return messages;
  }

  private static List<Map<String, Object>> blocks(CommandRun run) {
    List<Map<String, Object>> blocks = run.objects("block");
    blocks.forEach(block -> block.put("kind", block.remove("type")));
    blocks.forEach(block -> block.replaceAll(VectorsTest::shortFile));
    return blocks;
  }

  private static Object shortFile(String name, Object value) {
    return name.equals("file") ? Path.of(value.toString()).getFileName().toString() : value;
  }

  private static List<Map<String, Object>> groups(CommandRun run) {
    List<Map<String, Object>> groups = run.objects("group");
    groups.forEach(group -> group.remove("kind"));
    groups.forEach(group -> assertThat(group.remove("trusted")).isEqualTo(false));
    return groups.stream().map(VectorsTest::withSingleNumbers).toList();
  }

  private static List<Map<String, Object>> expectedGroups(Map<String, Object> expected) {
    return TestJson.asList(expected.get("groups")).stream()
        .map(TestJson::asObject)
        .map(VectorsTest::withSingleNumbers)
        .toList();
  }

  private static Map<String, Object> withSingleNumbers(Map<String, Object> group) {
    Map<String, Object> single = new TreeMap<>(group);
    single.computeIfPresent("lost", (name, numbers) -> singleNumbers(numbers));
    single.computeIfPresent("uncovered", (name, numbers) -> singleNumbers(numbers));
    return single;
  }

  private static List<Long> singleNumbers(Object numbers) {
    return TestJson.asList(numbers).stream()
        .flatMapToLong(
            number ->
                number instanceof Long one
                    ? LongStream.of(one)
                    : LongStream.rangeClosed(
                        (Long) TestJson.asList(number).get(0),
                        (Long) TestJson.asList(number).get(1)))
        .boxed()
        .toList();
  }
}
