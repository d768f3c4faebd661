package io.sealpost.verify.cli;

import io.sealpost.verify.ArchiveVerifier;
import io.sealpost.verify.input.ArchiveReader;
import io.sealpost.verify.input.LineSink;
import io.sealpost.verify.input.UnreadableInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Feeds files, or standard input, to a verifier. */
final class InputFeed implements LineSink {
  private final ArchiveVerifier verifier;
  private final boolean stripCr;
  private final Progress progress;

  InputFeed(ArchiveVerifier verifier, boolean stripCr, Progress progress) {
    this.verifier = verifier;
    this.stripCr = stripCr;
    this.progress = progress;
  }

  /** Reads the files in this order; without any, the stream. An error names the file. */
  void feed(List<Path> files, InputStream standardInput) throws IOException {
    if (files.isEmpty()) read("-", standardInput);
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        read(file.toString(), in);
      }
    }
  }

  private void read(String name, InputStream in) throws IOException {
    verifier.startFile(name);
    try {
      ArchiveReader.read(progress.counted(in), stripCr, this);
    } catch (UnreadableInputException e) {
      throw new IOException(name + ": " + e.getMessage(), e);
    }
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
  }
}
