package io.sealpost.verify.cli.spool;

import io.sealpost.journal.encryption.EncryptedFile;
import io.sealpost.journal.encryption.KeyRing;
import io.sealpost.sign.WrittenName;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** {@code <spool>/refused}: the messages that the collector refused, one file each. */
final class RefusedFiles {
  private static final String PLAIN = ".oct";
  private static final Comparator<Path> BY_NUMBERS =
      Comparator.comparing(file -> WrittenName.inAscii(WrittenName.of(file)));

  private final Path directory;

  RefusedFiles(Path spool) {
    this.directory = spool.resolve("refused");
  }

  /**
   * Writes the messages in order, octet-counted, as a verifier reads them.
   *
   * @throws IOException naming the file that cannot be read or decrypted
   */
  void writeTo(OutputStream out, KeyRing ring) throws IOException {
    for (Path file : files()) {
      String name = WrittenName.of(file); // it is encrypted under that name
      byte[] octets = Files.readAllBytes(file);
      boolean encrypted = name.endsWith(EncryptedFile.SUFFIX);
      out.write(encrypted ? EncryptedFile.read(ring, name, octets) : octets);
    }
  }

  /** The number of messages. */
  int count() throws IOException {
    return files().size();
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(RefusedFiles::isOurs).sorted(BY_NUMBERS).toList();
    }
  }

  private static boolean isOurs(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(PLAIN) || name.endsWith(PLAIN + EncryptedFile.SUFFIX);
  }
}
