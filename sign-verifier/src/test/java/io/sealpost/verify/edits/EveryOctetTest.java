package io.sealpost.verify.edits;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.Thorough;
import io.sealpost.verify.EngineRun;
import io.sealpost.verify.reference.Judgement;
import io.sealpost.verify.reference.ReferenceVerifier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Where nothing is found, every octet of the file is one of a line that was judged, or of what lies
 * between lines; and what cannot be read is an error.
 */
class EveryOctetTest {
  private static final List<RawEdit> EDITS = List.of(RawEdit.values());
  private static final List<Framing> FRAMINGS = List.of(Framing.values());
  private static final int ARCHIVES = Thorough.times(8, 60);
  private static final int EDITS_OF_EACH = 20;

  private final Map<String, List<String>> passed = new TreeMap<>();
  private int judged;

  @Test
  void nothingIsReadWithoutBeingJudged() throws IOException {
    for (long seed = 0; seed < ARCHIVES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      MadeArchive made = MadeArchive.random(random);
      ReferenceVerifier reference = new ReferenceVerifier(made.trust());
      for (int i = 0; i < EDITS_OF_EACH; i++) {
        Framing framing = FRAMINGS.get(random.nextInt(FRAMINGS.size()));
        RawEdit edit = EDITS.get(random.nextInt(EDITS.size()));
        byte[] file = framing.write(made.lines(), random);
        int at = random.nextInt(file.length);
        byte[] edited = edit.apply(file, at, random);
        String what =
            String.format(Locale.ROOT, "archive %d, edit %d at %d of %d", seed, i, at, file.length);
        judge(made, reference, framing, edit, edited, what);
      }
    }
    Map<String, Integer> counts = new TreeMap<>();
    passed.forEach((kind, cases) -> counts.put(kind + ", such as " + cases.get(0), cases.size()));
    assertThat(counts).isEmpty();
    assertThat(judged).isGreaterThan(ARCHIVES * EDITS_OF_EACH * 2 / 3);
  }

  private void judge(
      MadeArchive made,
      ReferenceVerifier reference,
      Framing framing,
      RawEdit edit,
      byte[] edited,
      String what)
      throws IOException {
    EngineRun run;
    try {
      run = EngineRun.ofInput(made.trust(), edited);
    } catch (IOException e) {
      return; // unreadable, and said to be
    }
    List<String> read = new ArrayList<>(run.octets().values());
    String kind = edit + " of " + framing;
    String file = new String(edited, ISO_8859_1);
    if (!accountsFor(framing, edit, made, read, file)
        && (run.isClean() || !framing.isCounted() || !isAllButCounts(file, read))) {
      passed.computeIfAbsent(kind + ": octets left out", k -> new ArrayList<>()).add(what);
    }
    judged++;
    if (!run.isClean()) {
      return;
    }
    Judgement judgement =
        reference.judge(read.stream().map(line -> line.getBytes(ISO_8859_1)).toList());
    if (!judgement.isClean()) {
      passed.computeIfAbsent(kind + ": " + judgement.kinds(), k -> new ArrayList<>()).add(what);
    }
  }

  /** Whether these are all of the file, in its order, where counts are broken. */
  private static boolean isAllButCounts(String file, List<String> messages) {
    String left = file;
    for (String message : messages) {
      int at = left.indexOf(message);
      if (at < 0 || !left.substring(0, at).matches("[0-9 \n]*")) {
        return false;
      }
      left = left.substring(at + message.length());
    }
    return left.isBlank();
  }

  private static boolean accountsFor(
      Framing framing, RawEdit edit, MadeArchive made, List<String> read, String file) {
    return switch (framing) {
      case LINES -> withoutEmpty(List.of(file.split("\n", -1))).equals(read);
      // As it was or not at all, but where whole members are gone.
      case GZIP_MEMBERS ->
          read.equals(made.lines())
              || (edit == RawEdit.TRUNCATE && isBeginning(read, made.lines()));
      case COUNTED, COUNTED_LINES -> isFramed(file, read);
    };
  }

  private static boolean isBeginning(List<String> read, List<String> all) {
    return String.join("\n", all).startsWith(String.join("\n", read));
  }

  private static List<String> withoutEmpty(Collection<String> lines) {
    return lines.stream().filter(line -> !line.isEmpty()).toList();
  }

  /** Whether these messages with their counts, and line ends between them, are all of the file. */
  private static boolean isFramed(String file, List<String> messages) {
    String left = file;
    for (String message : messages) {
      String frame = message.length() + " " + message;
      left = left.replaceFirst("^\n+", "");
      if (!left.startsWith(frame)) {
        return false;
      }
      left = left.substring(frame.length());
    }
    return left.isBlank();
  }
}
