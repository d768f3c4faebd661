package io.sealpost;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.sign.key.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A spool directory that came with an image or a backup of another machine. */
final class SpoolCopiedTest {
  @TempDir private Path directory;

  private SpoolTrial signed() throws IOException {
    return new SpoolTrial(directory, setup -> setup.signed(Hash.SHA_256));
  }

  @Test
  void whereItIsUsedElsewhereOperatorAndStreamAreToldAndTheSignerIsAnotherOne() throws Exception {
    String signer;
    try (SpoolTrial trial = signed()) {
      trial.awaitDelivery();
      assertThat(trial.listener.warnings()).isEmpty();
      signer = signer(trial);
    }
    Files.writeString(directory.resolve("owner"), "pid=1\nhost=web1\nmachine=0123456789abcdef\n");

    try (SpoolTrial trial = signed()) {
      trial.awaitDelivery();
      assertThat(trial.listener.warnings())
          .singleElement()
          .asString()
          .contains(directory.toString(), "another machine (web1)", "empty it");
      assertThat(trial.archive().texts())
          .anyMatch(text -> text.contains("event=\"start\"") && text.contains("madeOn=\"web1\""));
      assertThat(signer(trial)).isNotEqualTo(signer);
    }
    try (SpoolTrial trial = signed()) {
      trial.awaitDelivery();
      assertThat(trial.listener.warnings()).isEmpty();
      assertThat(trial.archive().texts()).noneMatch(text -> text.contains("madeOn"));
    }
  }

  private String signer(SpoolTrial trial) throws IOException {
    trial.closePipeline();
    return Files.readAllLines(directory.resolve("lock")).get(0);
  }
}
