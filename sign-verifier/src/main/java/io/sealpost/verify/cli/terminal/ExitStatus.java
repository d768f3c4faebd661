package io.sealpost.verify.cli.terminal;

/** What the command says to its caller. Usage errors, 2, come from the option parser. */
public final class ExitStatus {
  /** Everything covered and intact, under keys that are trusted or were accepted as they are. */
  public static final int CLEAN = 0;

  /** There are findings, and all that was named was read. */
  public static final int FINDINGS = 1;

  /** Not all input could be read, or output not be written, or memory was not enough. */
  public static final int UNREADABLE = 3;

  private ExitStatus() {}
}
