package io.sealpost.samples.demo;

import java.io.PrintStream;
import java.util.Locale;

/** Tells a person at a terminal what happens. */
final class Narrator {
  private final PrintStream out;
  private int steps;

  Narrator(PrintStream out) {
    this.out = out;
  }

  /** Begins a numbered step. */
  void step(String title) {
    steps++;
    out.println();
    out.println(steps + ". " + title);
  }

  void say(String text) {
    out.println("   " + text);
  }

  void say(String format, Object... values) {
    say(String.format(Locale.ROOT, format, values));
  }

  /** Repeats a line of some other program or of the archive. */
  void quote(String line) {
    out.println("   | " + line);
  }

  void end(String text) {
    out.println();
    out.println(text);
  }
}
