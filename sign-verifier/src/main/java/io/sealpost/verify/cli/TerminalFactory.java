package io.sealpost.verify.cli;

import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Gives each sub-command the terminal of this run. */
final class TerminalFactory implements IFactory {
  private final Terminal terminal;

  TerminalFactory(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == VerifyCommand.class) return type.cast(new VerifyCommand(terminal));
    if (type == SpoolCommand.class) {
      return type.cast(new SpoolCommand(terminal, Clock.systemUTC()));
    }
    return CommandLine.defaultFactory().create(type);
  }
}
