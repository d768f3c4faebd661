package io.sealpost.verify.sort;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.MessageId;
import io.sealpost.verify.Report;
import io.sealpost.verify.TestLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows come in the order of their numbers, whether they fit in memory or not. */
class NumberOrderTest {
  private static final long PLENTY = 1L << 30;
  private static final Path NO_DIRECTORY = Path.of("no/such/directory");

  @TempDir Path directory;

  /** A row as text; an empty message is lost. */
  private record Given(GroupId group, long number, String message) {}

  private static GroupId group(String host, String spri) {
    return new GroupId(host, "app", "1", "1", "0111", "1", spri);
  }

  private static void give(Given row, NumberOrder order) throws IOException {
    MessageId id = new MessageId(row.group(), row.number());
    if (row.message().isEmpty()) order.lost(id);
    else order.found(id, TestLine.of(row.message()));
  }

  private static List<Given> drain(NumberOrder order) throws IOException {
    List<Given> rows = new ArrayList<>();
    order.drainTo(row -> rows.add(new Given(row.group(), row.number(), message(row))));
    return rows;
  }

  private static String message(Row row) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    row.writeTo(message);
    assertThat(row.isLost()).isEqualTo(message.size() == 0);
    return message.toString(UTF_8);
  }

  private static List<Given> random(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Given> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      GroupId group = group("host" + random.nextInt(3), "" + random.nextInt(192));
      long number = random.nextLong(1, 10_000_000_000L);
      boolean twice = i > 0 && random.nextInt(20) == 0;
      if (twice) number = rows.get(i - 1).number();
      if (twice) group = rows.get(i - 1).group();
      int octets = random.nextInt(10) == 0 ? 0 : random.nextInt(1, 300);
      rows.add(new Given(group, number, octets == 0 ? "" : i + "x".repeat(octets)));
    }
    return rows;
  }

  private static List<Given> sorted(List<Given> rows) {
    return rows.stream()
        .sorted(
            Comparator.comparing(Given::group, Report.GROUP_ORDER).thenComparingLong(Given::number))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 100, 500",
    "2, 5000, 1000000000, 500",
    "3, 5000, 300000, 500",
    "4, 5000, 50000, 500",
    "5, 5000, 50000, 2",
    "6, 5000, 50000, 3",
    "7, 300, 1, 500",
    "8, 2000, 1, 7"
  })
  void rowsComeByGroupAndNumber(long seed, int count, long memoryOctets, int mostRuns)
      throws IOException {
    List<Given> rows = random(seed, count);

    try (NumberOrder order = new NumberOrder(memoryOctets, directory, mostRuns)) {
      for (Given row : rows) give(row, order);
      assertThat(drain(order)).isEqualTo(sorted(rows));
    }
  }

  @Test
  void numbersThatAscendAlreadyStayInOrder() throws IOException {
    GroupId group = group("host", "0");
    List<Given> rows =
        IntStream.range(1, 3000).mapToObj(i -> new Given(group, i, "message " + i)).toList();

    try (NumberOrder order = new NumberOrder(20_000, directory)) {
      for (Given row : rows) give(row, order);
      assertThat(drain(order)).isEqualTo(rows);
    }
  }

  @Test
  void messageOfAnyLengthPassesThrough() throws IOException {
    GroupId group = group("h".repeat(100_000), "0");
    List<Given> rows =
        List.of(
            new Given(group, 1, "x".repeat(3_000_000)),
            new Given(group, 2, ""),
            new Given(group, 3, "ä"));

    try (NumberOrder order = new NumberOrder(1000, directory)) {
      give(rows.get(2), order);
      give(rows.get(0), order);
      give(rows.get(1), order);
      assertThat(drain(order)).isEqualTo(rows);
    }
  }

  @Test
  void rowsThatNobodyLooksAtAreSkipped() throws IOException {
    try (NumberOrder order = new NumberOrder(1, directory)) {
      for (Given row : random(9, 100)) give(row, order);
      List<Long> numbers = new ArrayList<>();
      order.drainTo(row -> numbers.add(row.number()));
      assertThat(numbers).hasSize(100);
    }
  }

  @Test
  void whatFitsInMemoryNeedsNoFile() throws IOException {
    List<Given> rows = random(10, 1000);

    try (NumberOrder order = new NumberOrder(PLENTY, NO_DIRECTORY)) {
      for (Given row : rows) give(row, order);
      assertThat(drain(order)).hasSize(1000);
    }
  }

  @Test
  void whatDoesNotFitGoesToTheDirectory() {
    try (NumberOrder order = new NumberOrder(1, NO_DIRECTORY)) {
      assertThatThrownBy(() -> order.lost(new MessageId(group("host", "0"), 1)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no/such/directory");
    } catch (IOException e) {
      throw new AssertionError("nothing to close", e);
    }
  }

  @Test
  void noFileIsLeftAlsoAfterAFailure() throws IOException {
    try (NumberOrder order = new NumberOrder(1, directory, 3)) {
      for (Given row : random(11, 10)) give(row, order);
      assertThatThrownBy(() -> order.drainTo(NumberOrderTest::fail)).hasMessage("disk full");
    }
    assertThat(directory).isEmptyDirectory();
  }

  private static void fail(Row row) throws IOException {
    throw new IOException("disk full");
  }
}
