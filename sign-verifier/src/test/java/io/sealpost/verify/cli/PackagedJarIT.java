package io.sealpost.verify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as users start it. */
class PackagedJarIT {
  private static final Path SAMPLE = VectorsTest.VECTORS.resolve("01-seed-sample/test.log");

  @TempDir Path directory;

  private int run(Object... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", "target/sealpost-verifier.jar"));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(directory.resolve("out").toFile())
            .redirectError(directory.resolve("err").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  @Test
  void publishedSampleGivesThePublishedOutput() throws IOException, InterruptedException {
    assertThat(run("-i", SAMPLE)).isEqualTo(1);

    assertThat(directory.resolve("out"))
        .hasSameBinaryContentAs(SAMPLE.resolveSibling("expected-stdout.txt"));
    assertThat(Files.readString(directory.resolve("err")))
        .startsWith(Files.readString(SAMPLE.resolveSibling("expected-stderr.txt")));
  }

  @Test
  void versionIsThatOfTheManifest() throws IOException, InterruptedException {
    assertThat(run("--version")).isZero();

    assertThat(Files.readString(directory.resolve("out"))).matches("sealpost-verifier \\d.*\\R");
  }

  @Test
  void statusesReachTheShell() throws IOException, InterruptedException {
    Path intact = VectorsTest.VECTORS.resolve("10-mpi-C-sha256-q256/a.log");
    assertThat(run("-q", "--self-carried-keys", intact)).isZero();
    assertThat(run("--no-such-option")).isEqualTo(2);
    assertThat(run(directory.resolve("missing"))).isEqualTo(3);
  }
}
