package io.sealpost.verify.cli.spool;

import io.sealpost.journal.encryption.EncryptionKey;
import io.sealpost.journal.encryption.KeyFile;
import io.sealpost.journal.encryption.KeyRing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The option for decrypting what an appender encrypted in its spool directory. */
final class SpoolKeys {
  @Option(
      names = "--key",
      paramLabel = "FILE",
      split = ",",
      description =
          "Key files, as the appender's encryptionKey names them. Without its key what is encrypted is only counted.")
  private List<Path> files = List.of();

  KeyRing ring() throws IOException {
    List<EncryptionKey> keys = new ArrayList<>();
    for (Path file : files) {
      keys.add(KeyFile.read(file));
    }
    return KeyRing.decrypting(keys);
  }
}
