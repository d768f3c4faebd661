package io.sealpost.verify.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reference says of the archives of other signers, and of our own vectors, what is known of
 * them.
 */
class ReferenceVectorsTest {
  private static final Path RESOURCES = Path.of("src/test/resources");

  static List<Path> foreign() throws IOException {
    return vectors("vectors");
  }

  static List<Path> own() throws IOException {
    return vectors("own-vectors");
  }

  private static List<Path> vectors(String directory) throws IOException {
    try (Stream<Path> entries = Files.list(RESOURCES.resolve(directory))) {
      return entries.filter(Files::isDirectory).filter(KnownVector::isInScope).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource({"foreign", "own"})
  void eachLineHasTheVerdictThatIsKnown(Path directory) throws IOException {
    KnownVector vector = KnownVector.read(directory);

    Judgement judgement = new ReferenceVerifier(vector.trust()).judge(vector.lines());

    List<String> wrong = new ArrayList<>();
    Map<Integer, Set<String>> given = judgement.lines();
    vector
        .verdicts()
        .forEach(
            (line, known) -> {
              if (!given.getOrDefault(line, Set.of()).contains(known)) {
                wrong.add("line " + line + ": " + known + " is right, not " + given.get(line));
              }
            });
    assertThat(wrong).isEmpty();
    assertThat(given.keySet()).isEqualTo(vector.verdicts().keySet());
  }

  @ParameterizedTest
  @MethodSource("own")
  void findingsAndCountsAreThoseThatAreKnown(Path directory) throws IOException {
    KnownVector vector = KnownVector.read(directory);

    Judgement judgement = new ReferenceVerifier(vector.trust()).judge(vector.lines());

    assertThat(new TreeSet<>(judgement.kinds())).isEqualTo(vector.findings());
    assertThat(judgement.counts()).containsAllEntriesOf(vector.counts());
  }
}
