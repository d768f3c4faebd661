package io.sealpost.verify.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of the command in a JVM of its own, with real standard streams. */
record JvmRun(int status, String out, String err) {
  /** How it is started. */
  record Start(Path directory, List<String> jvm, ProcessBuilder.Redirect input, String locale) {
    Start(Path directory, List<String> jvm, ProcessBuilder.Redirect input) {
      this(directory, jvm, input, "C.UTF-8");
    }

    JvmRun run(Object... arguments) throws IOException, InterruptedException {
      return runTo(Files.createTempFile(directory.getParent(), "run", ".out"), arguments);
    }

    /** With standard output to this file. */
    JvmRun runTo(Path out, Object... arguments) throws IOException, InterruptedException {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")); // start sooner
      command.addAll(jvm);
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.add(Main.class.getName());
      for (Object argument : arguments) {
        command.add(argument.toString());
      }
      Path err = Files.createTempFile(directory.getParent(), "run", ".err");
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("LC_ALL", locale);
      Process process =
          builder
              .redirectInput(input)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
      return new JvmRun(
          process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }
  }

  static Start in(Path directory) {
    return withInput(directory, Path.of("/dev/null"));
  }

  static Start withInput(Path directory, Path input) {
    return new Start(directory, List.of(), ProcessBuilder.Redirect.from(input.toFile()));
  }

  /** In Egypt, where the system knows ASCII only. */
  static Start inPlainC(Path directory) {
    return new Start(
        directory,
        List.of("-Duser.language=ar", "-Duser.country=EG"),
        ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()),
        "C");
  }

  static Start withHeap(Path directory, String heap) {
    return new Start(
        directory,
        List.of("-Xmx" + heap),
        ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
  }
}
