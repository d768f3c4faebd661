package io.sealpost;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.delivery.drops.DropReason;
import io.sealpost.message.Severity;
import io.sealpost.sign.key.Hash;
import io.sealpost.testing.DirectoryContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The directory of a running pipeline is deleted, renamed, emptied or replaced. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
final class SpoolGoneTest {
  @TempDir private Path parent;
  private Path directory;

  @BeforeEach
  void name() {
    directory = parent.resolve("spool");
  }

  private SpoolTrial signed() throws IOException {
    return new SpoolTrial(directory, setup -> setup.signed(Hash.SHA_256));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void directoryThatIsRenamedAndBackIsGoneOnWith(boolean signing) throws Exception {
    try (SpoolTrial trial =
        new SpoolTrial(directory, setup -> signing ? setup.signed(Hash.SHA_256) : setup)) {
      trial.awaitDelivery();
      trial.log(50);
      Path away = Files.move(directory, parent.resolve("away"));
      trial.awaitDrops(DropReason.GONE);
      assertThat(directory).doesNotExist();

      Files.move(away, directory);
      trial.awaitDelivery();
      trial.balance(0);
      assertThat(trial.warnings(directory + " is gone")).hasSize(1);
      assertThat(trial.warnings(directory + " is back")).hasSize(1);
    }
  }

  @Test
  void whatWaitedInARenamedDirectoryIsDeliveredWhenItIsBack() throws Exception {
    try (SpoolTrial trial = signed()) {
      trial.awaitDelivery();
      trial.collector().kill();
      int accepted = trial.log(300);
      assertThat(accepted).isEqualTo(300);
      Path away = Files.move(directory, parent.resolve("away"));
      trial.awaitDrops(DropReason.GONE);
      trial.collector().restart();

      Files.move(away, directory);
      trial.awaitDelivery();
      trial.balance(0);
      assertThat(trial.dropped(DropReason.GONE)).isLessThan(300);
      assertThat(trial.delivered()).hasSizeGreaterThan(300);
      trial.closePipeline();
      assertThat(SignedArchive.of(trial.archive().messages()).uncovered()).isEmpty();
    }
  }

  @Test
  void aDirectoryThatIsDeletedIsBegunAnewOnceThereIsAnEmptyOne() throws Exception {
    try (SpoolTrial trial = signed()) {
      trial.awaitDelivery();
      trial.collector().kill();
      trial.log(200);
      DirectoryContent.delete(directory);
      trial.awaitDrops(DropReason.GONE);
      trial.collector().restart();

      Files.createDirectory(directory);
      trial.awaitDelivery();
      trial.balance(20);
      assertThat(trial.dropped(DropReason.GONE)).isGreaterThanOrEqualTo(200);
      assertThat(trial.warnings("is gone: they count as dropped")).hasSize(1);
    }
  }

  @Test
  void whatIsEmptiedIsBegunAnew() throws Exception {
    try (SpoolTrial trial = signed()) {
      trial.awaitDelivery();
      DirectoryContent.empty(directory);
      trial.awaitWarning("was emptied");
      trial.awaitDelivery();
      trial.balance(20);
    }
  }

  @Test
  void anotherDirectoryInItsPlaceIsOpenedWithWhatIsInIt() throws Exception {
    Path other = parent.resolve("other");
    try (SpoolTrial earlier = new SpoolTrial(other, setup -> setup)) {
      earlier.collector().kill();
      earlier.log(10);
    }
    try (SpoolTrial trial = new SpoolTrial(directory, setup -> setup)) {
      trial.log(50);
      trial.awaitDelivery();
      Files.move(directory, parent.resolve("away"));
      Files.move(other, directory);
      trial.awaitWarning("is not the one that was opened");
      trial.awaitDelivery();
      assertThat(trial.delivered()).hasSizeGreaterThan(50);
      trial.balance(20);
    }
  }

  @Test
  void theLaneOfWhatIsUrgentComesBackToo() throws Exception {
    try (SpoolTrial trial =
        new SpoolTrial(
            directory, setup -> setup.signed(Hash.SHA_256).urgent(Severity.INFORMATIONAL))) {
      trial.awaitDelivery();
      DirectoryContent.delete(directory);
      trial.awaitDrops(DropReason.GONE);
      Files.createDirectory(directory);
      trial.awaitDelivery();
      trial.balance(20);
    }
  }

  @Test
  void nothingSpinsAndNothingIsMadeWhileItIsGone() throws Exception {
    String name = "SPINNING"; // of its threads, while others of this class run
    directory = parent.resolve(name);
    try (SpoolTrial trial =
        new SpoolTrial(directory, setup -> setup.appender(name).signed(Hash.SHA_256))) {
      trial.log(100);
      Path away = Files.move(directory, parent.resolve("away"));
      trial.awaitDrops(DropReason.GONE);

      Duration spent = SpoolTrial.processorTime(name, () -> pause(Duration.ofSeconds(2)));
      assertThat(spent).isLessThan(Duration.ofMillis(400));
      assertThat(directory).doesNotExist();
      Files.move(away, directory);
      trial.awaitDelivery();
    }
  }

  private static void pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  @Test
  void closingWithoutADirectoryCountsWhatWaitedAndThrowsNothing() throws Exception {
    try (SpoolTrial trial = signed()) {
      trial.awaitDelivery();
      trial.collector().kill();
      assertThat(trial.log(20)).isEqualTo(20);
      DirectoryContent.delete(directory);
      long begun = System.nanoTime();
      trial.closePipeline();

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
      assertThat(trial.dropped(DropReason.GONE)).isGreaterThanOrEqualTo(20);
      assertThat(directory).doesNotExist();
    }
  }
}
