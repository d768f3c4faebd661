package io.sealpost.verify.cli.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option for the password of encrypted keys and key stores. */
public final class PasswordOption {
  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description =
          "Its first line is the password of encrypted keys and key stores. Not on the command line, where others see it.")
  private Optional<Path> file = Optional.empty();

  public Optional<String> password() throws IOException {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    return Files.readString(file.get(), StandardCharsets.UTF_8)
        .lines()
        .findFirst()
        .or(() -> Optional.of(""));
  }
}
