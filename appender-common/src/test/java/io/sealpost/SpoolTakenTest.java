package io.sealpost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sealpost.delivery.drops.DropReason;
import io.sealpost.sign.key.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that keep others out of the directory are removed while a pipeline runs. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
final class SpoolTakenTest {
  @TempDir private Path directory;

  private SpoolTrial signed() throws IOException {
    return new SpoolTrial(directory, setup -> setup.signed(Hash.SHA_256));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lock", "owner"})
  void oneThatIsRemovedIsThereAgainAndNothingIsDropped(String name) throws Exception {
    try (SpoolTrial trial = signed()) {
      trial.log(20);
      Files.delete(directory.resolve(name));
      await().atMost(Duration.ofSeconds(10)).until(() -> Files.exists(directory.resolve(name)));
      trial.awaitWarning(
          "the files owner or lock, which keep other processes out, were removed or replaced");
      trial.awaitDelivery();
      trial.balance(0);
      assertThat(trial.statistics().dropped()).isZero();
      assertThat(trial.listener.warnings()).hasSize(1);
    }
  }

  @Test
  void whoTakesTheDirectoryHasItAloneAndItIsTakenBackWhenHeEnds() throws Exception {
    try (SpoolTrial trial = signed()) {
      trial.awaitDelivery();
      trial.collector().kill();
      trial.log(100);
      Process other = OtherOwner.startByForce(directory);
      try {
        trial.awaitWarning("taken by process " + other.pid());
        trial.awaitDrops(DropReason.TAKEN);
        OtherOwner.awaitOpen(other);
        trial.log(100);
        assertThat(trial.warnings("taken by process")).hasSize(1);
      } finally {
        other.destroyForcibly().waitFor();
      }
      trial.collector().restart();
      trial.awaitDelivery();
      trial.balance(0);
      assertThat(trial.archive().texts()).anyMatch(text -> text.contains(OtherOwner.TEXT));
      assertThat(trial.dropped(DropReason.TAKEN)).isGreaterThanOrEqualTo(100);
      assertThat(trial.dropped(DropReason.DAMAGED)).isZero();
      trial.closePipeline();
      assertThat(SignedArchive.of(trial.archive().messages()).uncovered()).isEmpty();
    }
  }

  @Test
  void aSecondProcessIsRefusedAlthoughTheFileLockIsGone() throws Exception {
    try (SpoolTrial trial = signed()) {
      trial.log(20);
      Files.delete(directory.resolve("lock"));
      Process other = OtherOwner.start(directory);
      try {
        assertThatThrownBy(() -> OtherOwner.awaitOpen(other))
            .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
      } finally {
        other.destroyForcibly().waitFor();
      }
      trial.awaitDelivery();
      trial.balance(0);
      assertThat(trial.statistics().dropped()).isZero();
    }
  }
}
