package io.sealpost.delivery.courier;

import io.sealpost.files.ForcedFile;
import io.sealpost.journal.directory.SpoolDirectory;
import io.sealpost.journal.encryption.EncryptedFile;
import io.sealpost.journal.encryption.EncryptionKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code <dir>/refused/SSSSSSSSSS-OOOOOOOOOO.oct}: an entry that the collector refused, named by
 * its segment and the offset after it.
 *
 * <pre>
 *   LEN SP MSG LF      MSG as it would have been sent; LEN counts its octets
 * </pre>
 *
 * <p>If the journal is encrypted, the file is an {@link EncryptedFile} of that, {@code
 * .oct.encrypted}.
 *
 * <p>This is the form in which servers keep signed messages, so a verifier reads the directory as
 * one more part of the archive. Sealpost never deletes one. Confined to the courier thread.
 */
final class RefusedEntries {
  private final Optional<Path> directory;
  private final Supplier<Optional<EncryptionKey>> key;

  /**
   * In memory there is nowhere to keep them.
   *
   * @param key with which the contents of the spool directory are now encrypted
   */
  RefusedEntries(Optional<Path> spool, Supplier<Optional<EncryptionKey>> key) {
    this.directory = spool.map(path -> path.resolve("refused"));
    this.key = key;
  }

  /**
   * Keeps an entry; when this returns, it is on the device. Repeating it for a position has no
   * effect.
   *
   * @return its file; empty if there is no directory
   */
  Optional<Path> keep(long position, byte[] octets) throws IOException {
    if (directory.isEmpty()) {
      return Optional.empty();
    }
    SpoolDirectory.makePart(directory.get());
    String name =
        String.format(Locale.ROOT, "%010d-%010d.oct", position >>> 32, position & 0xFFFF_FFFFL);
    byte[] content = framed(octets);
    if (key.get().isPresent()) {
      name += EncryptedFile.SUFFIX;
      content = EncryptedFile.of(key.get().get(), name, content);
    }
    ForcedFile.replace(directory.get(), name, content);
    return Optional.of(directory.get().resolve(name));
  }

  private static byte[] framed(byte[] octets) {
    byte[] head = (octets.length + " ").getBytes(StandardCharsets.US_ASCII);
    byte[] framed = new byte[head.length + octets.length + 1];
    System.arraycopy(head, 0, framed, 0, head.length);
    System.arraycopy(octets, 0, framed, head.length, octets.length);
    framed[framed.length - 1] = '\n';
    return framed;
  }
}
