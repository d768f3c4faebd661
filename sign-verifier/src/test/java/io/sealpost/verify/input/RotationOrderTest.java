package io.sealpost.verify.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RotationOrderTest {
  @Test
  void oldestComeFirstAndLogsStayTogether() {
    List<Path> ordered =
        List.of(
            Path.of("a.log.10.gz"),
            Path.of("a.log.9"),
            Path.of("a.log.1.gz"),
            Path.of("a.log"),
            Path.of("b.log-20261119.gz"),
            Path.of("b.log-20261120"),
            Path.of("b.log"),
            Path.of("c.log.202611200900"),
            Path.of("c.log.202611201000"),
            Path.of("c.log.1"),
            Path.of("c.log.gz"));
    List<Path> shuffled = new ArrayList<>(ordered);
    Collections.shuffle(shuffled, new Random(5848));

    shuffled.sort(new RotationOrder());

    assertThat(shuffled).isEqualTo(ordered);
  }
}
