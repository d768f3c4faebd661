package io.sealpost.endtoend;

import io.sealpost.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of the documentation, whose examples are tried. */
record Document(String text) {
  static Document of(String file) throws IOException {
    Path path = Repository.file(file);
    return new Document(Files.readString(path));
  }

  /** The code blocks of that language, in their order. */
  List<String> blocks(String language) {
    Matcher blocks =
        Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(text);
    return blocks.results().map(block -> block.group(1)).toList();
  }

  /** The code in the second column of the table row that begins with this. */
  String tableCode(String firstColumn) {
    Matcher row =
        Pattern.compile("^\\| " + Pattern.quote(firstColumn) + " \\| `([^`]+)`", Pattern.MULTILINE)
            .matcher(text);
    if (!row.find()) {
      throw new IllegalStateException("no row of " + firstColumn);
    }
    return row.group(1);
  }
}
