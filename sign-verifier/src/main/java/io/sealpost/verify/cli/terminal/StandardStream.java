package io.sealpost.verify.cli.terminal;

import io.sealpost.verify.input.ArchiveFiles;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Standard input, output and error, as known to the system: on Linux only. */
public enum StandardStream {
  IN(0, "standard input"),
  OUT(1, "standard output"),
  ERR(2, "standard error");

  private final String text;
  private final String link;

  StandardStream(int descriptor, String text) {
    this.text = text;
    this.link = "/proc/self/fd/" + descriptor;
  }

  public String text() {
    return text;
  }

  /**
   * Whether it is a terminal. False if unknown: Java's console says nothing about individual
   * streams.
   */
  public boolean isTerminal() {
    return isTerminal(Path.of(link));
  }

  /** The charset in which its output is shown; UTF-8 if it is not a terminal. */
  public Charset charset() {
    String stream = "std" + name().toLowerCase(Locale.ROOT);
    return isTerminal() ? TerminalCharset.of(stream, System::getProperty) : StandardCharsets.UTF_8;
  }

  /** Whether the path is a terminal or a link to one. */
  public static boolean isTerminal(Path path) {
    try {
      String target = path.toRealPath().toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether it comes from or goes to that file. */
  public boolean isFile(Path file) {
    Path path = Path.of(link);
    return Files.isRegularFile(path) && ArchiveFiles.isSame(path, file);
  }

  /** Whether the path names this stream. */
  public boolean isNamedBy(Path path) {
    String name = path.toAbsolutePath().normalize().toString();
    return name.equals(link)
        || name.equals("/dev/fd/" + ordinal())
        || name.equals("/dev/std" + name().toLowerCase(Locale.ROOT));
  }
}
