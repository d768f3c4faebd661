package io.sealpost.settings;

import io.sealpost.files.KeyFilePermissions;
import io.sealpost.journal.encryption.EncryptionKey;
import io.sealpost.journal.encryption.KeyFile;
import io.sealpost.journal.encryption.KeyRing;
import io.sealpost.settings.values.ValueSyntax;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The value of {@code encryptionKey}: files separated by commas. The first one's key encrypts,
 * unless the word {@code none} is in its place; all decrypt.
 *
 * @param files in the order of the text
 * @param ring the keys in them
 */
record EncryptionKeys(List<Path> files, KeyRing ring) {
  static final EncryptionKeys NONE = new EncryptionKeys(List.of(), KeyRing.NONE);

  private static final Pattern OFF = Pattern.compile("none\\s*(,|$)", Pattern.CASE_INSENSITIVE);

  EncryptionKeys {
    files = List.copyOf(files);
  }

  static EncryptionKeys parse(String text) {
    boolean off = OFF.matcher(text).lookingAt();
    String list = off ? text.substring("none".length()).strip().replaceFirst("^,", "") : text;
    if (off && list.isBlank()) {
      return NONE;
    }
    if (text.isBlank()) {
      throw new IllegalArgumentException("must be key files separated by commas, or none");
    }
    List<Path> files = ValueSyntax.FILE.list().parse(list.strip());
    List<EncryptionKey> keys = new ArrayList<>();
    for (Path file : files) {
      keys.add(read(file));
    }
    Optional<EncryptionKey> first = off ? Optional.empty() : keys.stream().findFirst();
    return new EncryptionKeys(files, new KeyRing(first, keys));
  }

  private static EncryptionKey read(Path file) {
    try {
      return KeyFile.read(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Warnings about files that others than their owner can read. */
  List<String> warnings() {
    return files.stream()
        .filter(KeyFilePermissions::isExposed)
        .map(
            file ->
                String.format(
                    Locale.ROOT, "others can read the key in %s: chmod 600 %s", file, file))
        .toList();
  }
}
