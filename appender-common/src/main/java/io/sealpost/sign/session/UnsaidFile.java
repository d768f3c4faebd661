package io.sealpost.sign.session;

import io.sealpost.files.ForcedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code <dir>/unsaid}: what was sent again and not yet announced in the stream, because the
 * journal was full; exists only while there is any. One line for each notice: its reason, SP, its
 * numbers as in the parameter {@code again}.
 */
final class UnsaidFile {
  private static final String NAME = "unsaid";
  private static final Pattern LINE = Pattern.compile("[a-z]{1,20} [0-9][0-9/: -]{0,2000}");

  private UnsaidFile() {}

  /** Reads the lines; malformed ones are left out. */
  static List<String> read(Path directory) throws IOException {
    try {
      String text = Files.readString(directory.resolve(NAME), StandardCharsets.ISO_8859_1);
      return text.lines().filter(LINE.asMatchPredicate()).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /** Writes the lines; returns when they are forced. */
  static void write(Path directory, List<String> lines) throws IOException {
    if (lines.isEmpty()) {
      Files.deleteIfExists(directory.resolve(NAME));
    } else {
      String text = String.join("\n", lines) + "\n";
      ForcedFile.replace(directory, NAME, text.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
