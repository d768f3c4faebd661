package io.sealpost.verify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No result overwrites an input, and none is overwritten for nothing. */
class OutputFilesTest {
  private static final Path SAMPLE = VectorsTest.VECTORS.resolve("01-seed-sample/test.log");

  @TempDir Path parent;
  private Path directory;
  private Path log;
  private Path out;

  @BeforeEach
  void copySample() throws IOException {
    directory = Files.createDirectory(parent.resolve("d"));
    log = Files.copy(SAMPLE, directory.resolve("a.log"));
    out = directory.resolve("out");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  private void assertRefused(CommandRun run, String words) throws IOException {
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(words);
    assertThat(log).hasSameBinaryContentAs(SAMPLE);
  }

  private void assertRefused(JvmRun run, String words) throws IOException {
    assertRefused(new CommandRun(run.status(), run.out(), run.err()), words);
  }

  @Test
  void outputIsNoInputByAnyName() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), log);
    Path hard = Files.createLink(directory.resolve("hard"), log);

    for (Path name : List.of(log, link, hard, directory.resolve("../d/a.log"))) {
      assertRefused(CommandRun.of("-o", name, log), "is an input");
      assertRefused(CommandRun.of("-u", name, directory), "is an input");
    }
  }

  @Test
  void outputIsNotStandardInputByAnyName() throws IOException, InterruptedException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), log);
    Path hard = Files.createLink(directory.resolve("hard"), log);

    for (Path name : List.of(log, link, hard)) {
      assertRefused(JvmRun.withInput(directory, log).run("-o", name), "is an input");
    }
    assertRefused(JvmRun.withInput(directory, log).run("-u", log, "-"), "is an input");
    assertThat(JvmRun.withInput(directory, log).run("-q", "-o", out).status()).isEqualTo(1);
  }

  @Test
  void standardInputThatIsNamedTooIsReadOnce() throws IOException, InterruptedException {
    JvmRun run = JvmRun.withInput(directory, log).run("-", log);

    assertThat(run.err()).contains("-: named twice, read once", "20 messages: 19 verified");
  }

  @Test
  void standardOutputIsNoInput() throws IOException, InterruptedException {
    JvmRun run = JvmRun.in(directory).runTo(directory.resolve("report"), directory);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("is an input, and standard output goes to it");
  }

  @Test
  void bothOutputsAreNeverOneFile() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("out"));

    for (Path name : List.of(out, link, directory.resolve("../d/out"))) {
      assertRefused(CommandRun.of("-o", out, "-u", name, log), "name one file");
      assertRefused(CommandRun.of("-o", name, "-u", out, log), "name one file");
    }
    Files.writeString(out, "old");
    Path hard = Files.createLink(directory.resolve("hard"), out);
    assertRefused(CommandRun.of("-o", out, "-u", hard, log), "name one file");
    assertThat(out).hasContent("old");
    assertThat(CommandRun.of("-q", "-o", "/dev/null", "-u", "/dev/null", log).status())
        .isEqualTo(1);
  }

  @Test
  void olderFileStaysIfTheInputProvesUnreadable() throws IOException {
    Files.writeString(out, "old");
    Path cut = Files.write(directory.resolve("cut.gz"), new byte[] {0x1F, (byte) 0x8B, 8, 0});

    for (Path input : List.of(cut, directory.resolve("missing"))) {
      assertThat(CommandRun.of("-o", out, input).status()).isEqualTo(3);
      assertThat(out).hasContent("old");
    }
    assertThat(CommandRun.of("-o", directory.resolve("new"), cut).status()).isEqualTo(3);
    assertThat(files()).containsExactly(log, cut, out);
  }

  @Test
  void olderFileIsReplacedAndKeepsItsPermissions() throws IOException {
    Files.writeString(out, "old");
    Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("out"));

    assertThat(CommandRun.of("-q", "-o", link, "-u", directory.resolve("u"), log).status())
        .isEqualTo(1);

    assertThat(Files.readAllLines(out)).hasSize(20);
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
        .isEqualTo("rw-r-----");
    assertThat(files()).containsExactly(log, link, out, directory.resolve("u"));
  }

  @Test
  void newOutputInADirectoryThatIsReadIsNoInput() {
    assertThat(CommandRun.of("-o", out, directory).err()).contains("20 messages: 19 verified");
    assertThat(CommandRun.of("-o", out, directory).status()).isEqualTo(2);
  }

  @Test
  void directoryIsNoOutput() {
    assertThat(CommandRun.of("-o", directory, log).status()).isEqualTo(2);
    assertThat(CommandRun.of("-o", parent.resolve("no/such"), "-u", out, log).status())
        .isEqualTo(2);
  }

  @Test
  void endlessLineIsReadWithLittleMemory() throws IOException, InterruptedException {
    Path zeros = directory.resolve("zeros");
    try (RandomAccessFile sparse = new RandomAccessFile(zeros.toFile(), "rw")) {
      sparse.setLength(200L << 20);
    }

    JvmRun run = JvmRun.withHeap(directory, "64m").run(zeros, log);

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err())
        .contains("zeros:1: longer than", "--memory", "21 messages: 19 verified")
        .doesNotContain("Exception", "Error");
  }
}
