package io.sealpost.verify.cli;

import io.sealpost.verify.cli.certs.CertsCaCommand;
import io.sealpost.verify.cli.certs.CertsInfoCommand;
import io.sealpost.verify.cli.certs.CertsPeerCommand;
import io.sealpost.verify.cli.certs.CertsSignCommand;
import io.sealpost.verify.cli.spool.SpoolCommand;
import io.sealpost.verify.cli.terminal.Terminal;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Passes this run's terminal to each sub-command that writes something. */
final class TerminalFactory implements IFactory {
  private static final Map<Class<?>, Function<Terminal, Object>> COMMANDS =
      Map.of(
          VerifyCommand.class, VerifyCommand::new,
          SpoolCommand.class, terminal -> new SpoolCommand(terminal, Clock.systemUTC()),
          CertsCaCommand.class, CertsCaCommand::new,
          CertsPeerCommand.class, CertsPeerCommand::new,
          CertsSignCommand.class, CertsSignCommand::new,
          CertsInfoCommand.class, CertsInfoCommand::new);

  private final Terminal terminal;

  TerminalFactory(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    Optional<Function<Terminal, Object>> command = Optional.ofNullable(COMMANDS.get(type));
    if (command.isPresent()) {
      return type.cast(command.get().apply(terminal));
    }
    return CommandLine.defaultFactory().create(type);
  }
}
