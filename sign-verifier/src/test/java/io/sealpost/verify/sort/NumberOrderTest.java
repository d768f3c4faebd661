package io.sealpost.verify.sort;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.report.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows come in the order of their numbers, whether they fit in memory or not. */
class NumberOrderTest {
  private static final long PLENTY = 1L << 30;
  private static final Path NO_DIRECTORY = Path.of("no/such/directory");

  @TempDir Path directory;

  private record Given(GroupId group, long number, String text) {
    /** A row that says what it is, as it is read back. */
    static Given of(GroupId group, long number, String text) {
      return new Given(group, number, group.spri() + " " + number + " " + text + "\n");
    }
  }

  private static GroupId group(String host, String spri) {
    return new GroupId(host, "app", "1", "1", "0111", "1", spri);
  }

  private static void give(Given row, NumberOrder order) throws IOException {
    order.octets().write(row.text().getBytes(UTF_8));
    order.add(row.group(), row.number());
  }

  private static String drain(NumberOrder order) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    order.drainTo(out);
    return out.toString(UTF_8);
  }

  private static List<Given> random(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Given> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      GroupId group = group("host" + random.nextInt(3), "" + random.nextInt(192));
      long number = random.nextLong(1, 10_000_000_000L);
      boolean twice = i > 0 && random.nextInt(20) == 0;
      if (twice) {
        number = rows.get(i - 1).number();
      }
      if (twice) {
        group = rows.get(i - 1).group();
      }
      rows.add(Given.of(group, number, i + "x".repeat(random.nextInt(300))));
    }
    return rows;
  }

  private static String sorted(List<Given> rows) {
    return rows.stream()
        .sorted(
            Comparator.comparing(Given::group, Report.GROUP_ORDER).thenComparingLong(Given::number))
        .map(Given::text)
        .collect(Collectors.joining());
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
      for (Given row : rows) {
        give(row, order);
      }
      assertThat(drain(order)).isEqualTo(sorted(rows));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 20000", "3, 1, 20000", "1, 400, 20000", "1, 400, 900000", "7, 60, 20000"})
  void numbersThatNearlyAscendComeInOrder(int groups, int disorder, long memoryOctets)
      throws IOException {
    SplittableRandom random = new SplittableRandom(12);
    List<Given> rows =
        IntStream.range(0, 9000)
            .mapToObj(
                i -> {
                  int number = i / groups + random.nextInt(disorder);
                  return Given.of(group("host", "" + i % groups), number, "message " + i);
                })
            .toList();

    try (NumberOrder order = new NumberOrder(memoryOctets, directory)) {
      for (Given row : rows) {
        give(row, order);
      }
      assertThat(drain(order)).isEqualTo(sorted(rows));
    }
  }

  @Test
  void rowOfAnyLengthPassesThrough() throws IOException {
    GroupId group = group("h".repeat(100_000), "0");
    List<Given> rows =
        List.of(
            new Given(group, 3, "ä"),
            new Given(group, 1, "x".repeat(3_000_000)),
            new Given(group, 2, ""));

    try (NumberOrder order = new NumberOrder(1000, directory)) {
      for (Given row : rows) {
        give(row, order);
      }
      assertThat(drain(order)).isEqualTo(sorted(rows));
    }
  }

  @Test
  void whatFitsInMemoryNeedsNoFile() throws IOException {
    List<Given> rows = random(10, 1000);

    try (NumberOrder order = new NumberOrder(PLENTY, NO_DIRECTORY)) {
      for (Given row : rows) {
        give(row, order);
      }
      assertThat(drain(order)).isEqualTo(sorted(rows));
    }
  }

  @Test
  void whatDoesNotFitGoesToTheDirectory() {
    try (NumberOrder order = new NumberOrder(1, NO_DIRECTORY)) {
      assertThatThrownBy(() -> order.add(group("host", "0"), 1))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no/such/directory");
    } catch (IOException e) {
      throw new AssertionError("nothing to close", e);
    }
  }

  @Test
  void noFileIsLeftAlsoAfterAFailure() throws IOException {
    try (NumberOrder order = new NumberOrder(1, directory, 3)) {
      for (Given row : random(11, 10)) {
        give(row, order);
      }
      assertThatThrownBy(() -> order.drainTo(new FullDisk())).hasMessage("disk full");
    }
    assertThat(directory).isEmptyDirectory();
  }

  // What is written then takes the place of what was read: there is no need of twice the room.
  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "counts in /proc/self/fd")
  void eachFileIsGoneOnceItIsRead() throws IOException {
    List<Long> open = new ArrayList<>();
    try (NumberOrder order = new NumberOrder(20_000, directory)) {
      for (int i = 0; i < 9_000; i++) {
        give(Given.of(group("host", "0"), i, "message"), order);
      }
      order.drainTo(counting(open));

      assertThat(open).isSortedAccordingTo(Comparator.reverseOrder());
      assertThat(open.get(0)).isGreaterThan(10);
      assertThat(openFiles()).isZero();
    }
  }

  /** Notes at each write how many files are open. */
  private OutputStream counting(List<Long> open) {
    return new OutputStream() {
      @Override
      public void write(int octet) {
        throw new AssertionError("rows are written by spans");
      }

      @Override
      public void write(byte[] octets, int from, int length) throws IOException {
        open.add(openFiles());
      }
    };
  }

  private long openFiles() throws IOException {
    long count = 0;
    try (DirectoryStream<Path> handles = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path handle : handles) {
        try {
          if (Files.readSymbolicLink(handle).startsWith(directory.toRealPath())) {
            count++;
          }
        } catch (NoSuchFileException e) {
          // Closed in the meantime, as that of this listing is at the end.
        }
      }
    }
    return count;
  }

  private static final class FullDisk extends OutputStream {
    @Override
    public void write(int octet) throws IOException {
      throw new IOException("disk full");
    }
  }
}
