package io.sealpost.verify.cli;

import io.sealpost.verify.cli.certs.CertsCommand;
import io.sealpost.verify.cli.spool.SpoolCommand;
import io.sealpost.verify.cli.terminal.ExitStatus;
import io.sealpost.verify.cli.terminal.Failure;
import io.sealpost.verify.cli.terminal.StandardStream;
import io.sealpost.verify.cli.terminal.Terminal;
import io.sealpost.verify.cli.terminal.VisibleOutput;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;

/** {@code java -jar sealpost-verifier.jar}: finds the sub-command, by default {@code verify}. */
@Command(name = "sealpost-verifier")
public final class Main {
  // Only the one called is passed to the option parser, which reads each by reflection.
  private static final Map<String, Class<?>> SUBCOMMANDS =
      Map.of(
          "verify", VerifyCommand.class,
          "spool", SpoolCommand.class,
          "certs", CertsCommand.class);

  private Main() {}

  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT); // for the words and numbers of libraries
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    Terminal terminal =
        new Terminal(
            System.in,
            StandardStream.OUT.isTerminal()
                ? new VisibleOutput(out, StandardStream.OUT.charset())
                : out,
            new FileOutputStream(FileDescriptor.err),
            StandardStream.ERR.charset());
    System.exit(run(terminal, arguments));
  }

  /** Runs a command line and returns its {@link ExitStatus}. */
  static int run(Terminal terminal, String... arguments) {
    for (String argument : arguments) {
      if (!Failure.isSayable(argument)) {
        terminal.say("sealpost-verifier: " + argument + ": " + Failure.NOT_IN_LOCALE);
        return CommandLine.ExitCode.USAGE;
      }
    }
    String[] named = withSubcommand(arguments);
    CommandLine command =
        new CommandLine(new Main(), new TerminalFactory(terminal))
            .addSubcommand(SUBCOMMANDS.get(named[0]))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setColorScheme(
                Help.defaultColorScheme(Help.Ansi.OFF)) // colours are control characters
            .setOut(terminal.text())
            .setErr(terminal.messages())
            .setExecutionExceptionHandler((failure, failed, parsed) -> fail(terminal, failure));
    try {
      return command.execute(named);
    } catch (OutOfMemoryError | StackOverflowError e) {
      return fail(terminal, e);
    }
  }

  private static int fail(Terminal terminal, Throwable failure) {
    terminal.say("sealpost-verifier: " + Failure.describe(failure));
    return ExitStatus.UNREADABLE;
  }

  private static String[] withSubcommand(String... arguments) {
    boolean named = arguments.length > 0 && SUBCOMMANDS.containsKey(arguments[0]);
    if (named) {
      return arguments;
    }
    return Stream.concat(Stream.of("verify"), Arrays.stream(arguments)).toArray(String[]::new);
  }
}
