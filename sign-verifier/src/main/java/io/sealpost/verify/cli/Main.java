package io.sealpost.verify.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.Arrays;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * {@code java -jar sealpost-verifier.jar}: finds the sub-command; without one, it is {@code
 * verify}.
 */
@Command(
    name = "sealpost-verifier",
    subcommands = {VerifyCommand.class, SpoolCommand.class, CertsCommand.class})
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Terminal terminal =
        new Terminal(
            System.in,
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err));
    System.exit(run(terminal, arguments));
  }

  /** Runs a command line and returns its {@link ExitStatus}. */
  static int run(Terminal terminal, String... arguments) {
    CommandLine command =
        new CommandLine(new Main(), new TerminalFactory(terminal))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(terminal.text())
            .setErr(terminal.messages())
            .setExecutionExceptionHandler(
                (failure, failed, parsed) -> {
                  terminal.say("sealpost-verifier: " + Failure.describe(failure));
                  return ExitStatus.UNREADABLE;
                });
    return command.execute(withSubcommand(command, arguments));
  }

  private static String[] withSubcommand(CommandLine command, String... arguments) {
    boolean named = arguments.length > 0 && command.getSubcommands().containsKey(arguments[0]);
    if (named) return arguments;
    return Stream.concat(Stream.of("verify"), Arrays.stream(arguments)).toArray(String[]::new);
  }
}
