package io.sealpost.verify.cli;

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
    return CommandLine.defaultFactory().create(type);
  }
}
