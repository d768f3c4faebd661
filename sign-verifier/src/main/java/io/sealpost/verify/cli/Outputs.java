package io.sealpost.verify.cli;

import io.sealpost.verify.cli.terminal.StandardStream;
import io.sealpost.verify.cli.terminal.TerminalCharset;
import io.sealpost.verify.cli.terminal.VisibleOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The destinations of results: two files, or standard output instead. Files are replaced when the
 * run is {@linkplain #commit complete}.
 */
final class Outputs implements AutoCloseable {
  private static final int BUFFER_OCTETS = 1 << 16;

  private final List<ResultFile> files = new ArrayList<>();
  private final OutputStream verified;
  private final OutputStream unsigned;

  /** Begins the files; if both are standard output, they share one stream. */
  Outputs(Optional<Path> out, Optional<Path> unsignedOut, OutputStream standardOutput)
      throws IOException {
    OutputStream standard = new BufferedOutputStream(standardOutput, BUFFER_OCTETS);
    verified = open(out, standard);
    try {
      unsigned = open(unsignedOut, standard);
    } catch (IOException e) {
      verified.close();
      discard();
      throw e;
    }
  }

  private OutputStream open(Optional<Path> named, OutputStream standard) throws IOException {
    if (named.isEmpty() || StandardStream.OUT.isNamedBy(named.get())) {
      return standard;
    }
    return new BufferedOutputStream(open(named.get()), BUFFER_OCTETS);
  }

  private OutputStream open(Path path) throws IOException {
    if (!ResultFile.isWrittenThrough(path)) {
      ResultFile file = ResultFile.begin(path);
      files.add(file);
      return file.stream();
    }
    OutputStream through =
        Files.newOutputStream(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    return StandardStream.isTerminal(path)
        ? new VisibleOutput(through, TerminalCharset.of("stdout", System::getProperty))
        : through;
  }

  OutputStream verified() {
    return verified;
  }

  OutputStream unsigned() {
    return unsigned;
  }

  /** Replaces older files with the new ones, after all results are written. */
  void commit() throws IOException {
    verified.flush();
    unsigned.flush();
    for (ResultFile file : files) {
      file.commit();
    }
  }

  @Override
  public void close() throws IOException {
    try (OutputStream first = verified;
        OutputStream second = unsigned) {
      first.flush();
      second.flush();
    } finally {
      discard();
    }
  }

  private void discard() throws IOException {
    for (ResultFile file : files) {
      file.close();
    }
  }
}
