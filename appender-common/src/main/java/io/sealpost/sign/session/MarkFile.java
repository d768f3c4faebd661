package io.sealpost.sign.session;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealpost.files.SlotFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code <dir>/covered}: how far the running session is covered, as of a position in the journal; a
 * {@link SlotFile} of text.
 *
 * <pre>
 *   1795225037 4294969344 0/110:57,1/13:9
 *   |          |          last numbers that its blocks cover, "-" if none does
 *   |          before this position
 *   RSID
 * </pre>
 *
 * <p>Not forced: a power loss may leave an older mark, with lower numbers. What {@link SessionFile}
 * says of that session is older still, but survives when this is lost.
 */
final class MarkFile {
  private static final String NAME = "covered";
  private static final int SLOT = 4096; // 192 groups of 17 octets fit
  private static final Pattern FORM = Pattern.compile("(\\d{1,10}) (\\d{1,18}) (-|[0-9/:,]+)");

  private final Path directory;
  private Optional<SlotFile> file = Optional.empty();

  MarkFile(Path directory) {
    this.directory = directory;
  }

  /** Stores the mark, which then outlives the process. */
  void store(long rsid, CoveredMark mark) throws IOException {
    file().write((rsid + " " + text(mark)).getBytes(US_ASCII));
  }

  /** The mark stored last, if it is of this session. */
  Optional<CoveredMark> of(long rsid) throws IOException {
    if (!Files.exists(directory.resolve(NAME))) {
      return Optional.empty();
    }
    return file().last().flatMap(octets -> read(new String(octets, US_ASCII), rsid));
  }

  private static Optional<CoveredMark> read(String text, long rsid) {
    Matcher content = FORM.matcher(text);
    return content.matches() && Long.parseLong(content.group(1)) == rsid
        ? mark(content.group(2), content.group(3))
        : Optional.empty();
  }

  static String text(CoveredMark mark) {
    String numbers = mark.numbers().isEmpty() ? "-" : mark.numbers().text(",");
    return mark.position() + " " + numbers;
  }

  static Optional<CoveredMark> mark(String position, String numbers) {
    return LastNumbers.parse(numbers.equals("-") ? "" : numbers, ",")
        .map(known -> new CoveredMark(Long.parseLong(position), known));
  }

  private SlotFile file() throws IOException {
    if (file.isEmpty()) {
      file = Optional.of(SlotFile.open(directory, NAME, SLOT));
    }
    return file.get();
  }

  void close() throws IOException {
    if (file.isPresent()) {
      file.get().close();
    }
    file = Optional.empty();
  }
}
