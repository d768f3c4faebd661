package io.sealpost.verify.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where results go: two files, or standard output in their place. */
final class Outputs implements AutoCloseable {
  private static final int BUFFER_OCTETS = 1 << 16;

  private final OutputStream verified;
  private final OutputStream unsigned;

  private Outputs(OutputStream verified, OutputStream unsigned) {
    this.verified = verified;
    this.unsigned = unsigned;
  }

  /** Makes or overwrites the files; the same file for both is one stream, as standard output is. */
  static Outputs open(Optional<Path> out, Optional<Path> unsigned, OutputStream standardOutput)
      throws IOException {
    OutputStream verified = open(out, standardOutput);
    boolean same = out.map(Path::toAbsolutePath).equals(unsigned.map(Path::toAbsolutePath));
    return new Outputs(verified, same ? verified : open(unsigned, standardOutput));
  }

  private static OutputStream open(Optional<Path> file, OutputStream otherwise) throws IOException {
    OutputStream out = file.isPresent() ? Files.newOutputStream(file.get()) : otherwise;
    return new BufferedOutputStream(out, BUFFER_OCTETS);
  }

  OutputStream verified() {
    return verified;
  }

  OutputStream unsigned() {
    return unsigned;
  }

  @Override
  public void close() throws IOException {
    try (OutputStream first = verified;
        OutputStream second = unsigned) {
      first.flush();
      second.flush();
    }
  }
}
