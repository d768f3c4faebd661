package io.sealpost.verify.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * {@code java -jar sealpost-verifier.jar}: finds the sub-command; without one, it is {@code
 * verify}.
 */
@Command(name = "sealpost-verifier")
public final class Main {
  // Only the one that is called is shown to the option parser, which reads each by reflection.
  private static final Map<String, Class<?>> SUBCOMMANDS =
      Map.of(
          "verify", VerifyCommand.class,
          "spool", SpoolCommand.class,
          "certs", CertsCommand.class);

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
    String[] named = withSubcommand(arguments);
    CommandLine command =
        new CommandLine(new Main(), new TerminalFactory(terminal))
            .addSubcommand(SUBCOMMANDS.get(named[0]))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(terminal.text())
            .setErr(terminal.messages())
            .setExecutionExceptionHandler(
                (failure, failed, parsed) -> {
                  terminal.say("sealpost-verifier: " + Failure.describe(failure));
                  return ExitStatus.UNREADABLE;
                });
    return command.execute(named);
  }

  private static String[] withSubcommand(String... arguments) {
    boolean named = arguments.length > 0 && SUBCOMMANDS.containsKey(arguments[0]);
    if (named) return arguments;
    return Stream.concat(Stream.of("verify"), Arrays.stream(arguments)).toArray(String[]::new);
  }
}
