package io.sealpost;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;

/** What only the superuser may do: by a command, if this process is his. */
interface Superuser {
  /** Fails if the command does. */
  void run(String... command) throws IOException;

  /** Whether the command succeeds. */
  default boolean tries(String... command) {
    try {
      run(command);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** By commands of this process. */
  static Superuser here() {
    return command -> {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), US_ASCII);
      if (process.onExit().join().exitValue() != 0) {
        throw new IOException(String.join(" ", command) + ": " + said);
      }
    };
  }
}
