package io.sealpost.verify.cli.terminal;

/** The exit status of the command. Usage errors, 2, come from the option parser. */
public final class ExitStatus {
  /** Everything is covered and intact, under keys that are trusted or were accepted as they are. */
  public static final int CLEAN = 0;

  /** There are findings, and all named inputs were read. */
  public static final int FINDINGS = 1;

  /** Not all input could be read, output could not be written, or memory did not suffice. */
  public static final int UNREADABLE = 3;

  private ExitStatus() {}
}
