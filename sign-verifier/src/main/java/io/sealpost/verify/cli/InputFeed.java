package io.sealpost.verify.cli;

import io.sealpost.verify.ArchiveVerifier;
import io.sealpost.verify.cli.terminal.Failure;
import io.sealpost.verify.cli.terminal.Progress;
import io.sealpost.verify.input.ArchiveFiles;
import io.sealpost.verify.input.ArchiveReader;
import io.sealpost.verify.input.LineSink;
import io.sealpost.verify.input.UnreadableInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Feeds files and standard input to a verifier. What cannot be read is reported and counted, and
 * the rest is still read.
 */
final class InputFeed implements LineSink {
  private static final int LINES_IN_MEMORY =
      12; // what is read, waits and is prepared, and some room
  private static final int LEAST_OCTETS = 1 << 20;

  private final ArchiveVerifier verifier;
  private final boolean stripCr;
  private final int longest;
  private final Progress progress;
  private final Consumer<String> problems;
  private String name = "-";
  private boolean isCut;
  private int unread;
  private int readToEnd;

  /**
   * @param memoryOctets memory of the verifier: messages too long for it are cut
   * @param problems receives what could not be read, one line each
   */
  InputFeed(
      ArchiveVerifier verifier,
      boolean stripCr,
      long memoryOctets,
      Progress progress,
      Consumer<String> problems) {
    this.verifier = verifier;
    this.stripCr = stripCr;
    this.longest = longest(memoryOctets);
    this.progress = progress;
    this.problems = problems;
  }

  static int longest(long memoryOctets) {
    long share = Math.max(LEAST_OCTETS, memoryOctets / LINES_IN_MEMORY);
    return (int) Math.min(ArchiveReader.MAX_OCTETS, share);
  }

  /**
   * Reads the files in this order, {@code -} from the stream.
   *
   * @throws IOException if the verifier's sink fails
   */
  void feed(List<Path> files, InputStream standardInput) throws IOException {
    for (Path file : files) {
      name = file.toString();
      isCut = false;
      try {
        read(file, standardInput);
        readToEnd++;
      } catch (UnreadableInputException e) {
        problem(describe(e));
      }
    }
  }

  private void read(Path file, InputStream standardInput) throws IOException {
    if (file.equals(ArchiveFiles.STANDARD_INPUT)) {
      read(standardInput);
      return;
    }
    try (InputStream in = ArchiveFiles.open(file)) {
      read(in);
    }
  }

  private void read(InputStream in) throws IOException {
    verifier.startFile(name);
    ArchiveReader.read(progress.counted(in), stripCr, longest, this);
  }

  private String describe(UnreadableInputException failure) {
    return failure.getCause() instanceof FileSystemException cause
        ? Failure.describe(cause)
        : name + ": " + failure.getMessage();
  }

  private void problem(String text) {
    unread++;
    problems.accept(text);
  }

  /** The number of files that could not be read, or not completely. */
  int unread() {
    return unread;
  }

  /** The number of files that were read to their end. */
  int readToEnd() {
    return readToEnd;
  }

  @Override
  public void line(int number, byte[] octets, int from, int to) throws IOException {
    progress.countLine();
    verifier.add(number, octets, from, to);
  }

  @Override
  public void cutLine(int number, byte[] octets, int from, int to) throws IOException {
    progress.countLine();
    verifier.addCut(number, octets, from, to);
    if (longest < ArchiveReader.MAX_OCTETS && !isCut) {
      isCut = true;
      problem(
          String.format(
              Locale.ROOT,
              "%s:%d: longer than %d octets, for which there is not enough --memory",
              name,
              number,
              longest));
    }
  }
}
