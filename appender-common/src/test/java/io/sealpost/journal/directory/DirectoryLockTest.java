package io.sealpost.journal.directory;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sealpost.journal.ChildJvm;
import io.sealpost.journal.disk.SpoolFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
final class DirectoryLockTest {
  @TempDir Path parent;

  /** Takes the lock of the directory named, says so, and holds it until its input ends. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws IOException {
      try (DirectoryLock lock = DirectoryLock.take(Path.of(args[0]))) {
        System.out.println(lock.signerId());
        while (System.in.read() >= 0) {
          // until the end
        }
      }
    }
  }

  /** Says why the lock of the directory named cannot be taken. */
  static final class Refused {
    private Refused() {}

    public static void main(String[] args) {
      try (DirectoryLock lock = DirectoryLock.take(Path.of(args[0]))) {
        System.out.println("let in as " + lock.signerId());
      } catch (IOException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  @Test
  void theDirectoryIsMadeForItsOwnerOnly() throws IOException {
    Path directory = parent.resolve("a/b");
    try (DirectoryLock lock = DirectoryLock.take(directory)) {
      assertThat(lock.directory()).isEqualTo(directory.toRealPath());
      assertThat(permissions(directory)).isEqualTo("rwx------");
      assertThat(permissions(parent.resolve("a"))).isEqualTo("rwx------");
      assertThat(permissions(directory.resolve("lock"))).isEqualTo("rw-------");
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void theSignerIdStaysWithTheDirectoryAndIsAnotherOneElsewhere() throws IOException {
    String first;
    try (DirectoryLock lock = DirectoryLock.take(parent.resolve("a"))) {
      first = lock.signerId();
      assertThat(first).matches("[a-z0-9]{8}");
    }
    try (DirectoryLock again = DirectoryLock.take(parent.resolve("a"));
        DirectoryLock other = DirectoryLock.take(parent.resolve("b"))) {
      assertThat(again.signerId()).isEqualTo(first);
      assertThat(other.signerId()).isNotEqualTo(first);
    }
  }

  @Test
  void aDamagedLockFileGetsANewSignerId() throws IOException {
    Files.writeString(parent.resolve("lock"), "signer=UPPER\n");
    try (DirectoryLock lock = DirectoryLock.take(parent)) {
      assertThat(lock.signerId()).matches("[a-z0-9]{8}");
    }
  }

  @Test
  void aSecondTakerInThisProcessIsRefusedUntilTheFirstLetsGo() throws IOException {
    DirectoryLock first = DirectoryLock.take(parent);
    assertThatThrownBy(() -> DirectoryLock.take(parent.resolve("../" + parent.getFileName())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(parent.getFileName().toString())
        .hasMessageContaining("process " + ProcessHandle.current().pid());
    first.close();
    try (DirectoryLock second = DirectoryLock.take(parent)) {
      first.close(); // again: not the second one's
      assertThatThrownBy(() -> DirectoryLock.take(parent)).isInstanceOf(IOException.class);
      assertThat(second.signerId()).isEqualTo(first.signerId());
    }
  }

  @Test
  void aLockThatAnotherClassLoaderHoldsIsAnOrdinaryRefusal() throws IOException {
    try (RandomAccessFile other = new RandomAccessFile(parent.resolve("lock").toFile(), "rw")) {
      assertThat(other.getChannel().tryLock()).isNotNull();
      assertThatThrownBy(() -> DirectoryLock.take(parent))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("in use by process");
    }
    DirectoryLock.take(parent).close();
  }

  @Test
  void anotherClassLoaderThatIsAboutToLetGoIsWaitedFor() throws Exception {
    RandomAccessFile other = new RandomAccessFile(parent.resolve("lock").toFile(), "rw");
    assertThat(other.getChannel().tryLock()).isNotNull();
    CompletableFuture<DirectoryLock> taking =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return DirectoryLock.take(parent);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });

    other.close();

    try (DirectoryLock lock = taking.get(10, TimeUnit.SECONDS)) {
      assertThat(lock.signerId()).hasSize(8);
    }
  }

  @Test
  void aSecondProcessIsRefusedAndToldWhoHoldsIt() throws Exception {
    Process holder = ChildJvm.start(Holder.class, parent.toString());
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(holder.getInputStream(), StandardCharsets.US_ASCII))) {
      String signerId = said.readLine();
      assertThatThrownBy(() -> DirectoryLock.take(parent))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("process " + holder.pid());
      holder.destroyForcibly().waitFor();
      try (DirectoryLock lock = DirectoryLock.take(parent)) {
        assertThat(lock.signerId()).isEqualTo(signerId);
      }
    } finally {
      holder.destroyForcibly();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lock", "owner"})
  void whileEitherFileIsThereNobodyIsLetInAndTheOtherOneIsMadeAgain(String removed)
      throws Exception {
    try (DirectoryLock held = DirectoryLock.take(parent)) {
      assertThat(held.hold()).isEqualTo(DirectoryLock.Hold.KEPT);
      Files.delete(parent.resolve(removed));
      assertThat(refusalOfAnotherProcess())
          .contains("in use by process " + ProcessHandle.current().pid());

      assertThat(held.hold()).isEqualTo(DirectoryLock.Hold.RETAKEN);
      assertThat(held.hold()).isEqualTo(DirectoryLock.Hold.KEPT);
      String other = removed.equals("lock") ? "owner" : "lock";
      Files.delete(parent.resolve(other));
      assertThat(refusalOfAnotherProcess())
          .contains("in use by process " + ProcessHandle.current().pid());
      assertThat(held.hold()).isEqualTo(DirectoryLock.Hold.RETAKEN);
    }
    try (DirectoryLock again = DirectoryLock.take(parent)) {
      assertThat(again.hold()).isEqualTo(DirectoryLock.Hold.KEPT);
    }
  }

  @Test
  void aFileThatWasReplacedIsLockedAgainWithTheSameSigner() throws Exception {
    try (DirectoryLock held = DirectoryLock.take(parent)) {
      Files.copy(parent.resolve("lock"), parent.resolve("copy"));
      Files.move(parent.resolve("copy"), parent.resolve("lock"), REPLACE_EXISTING);
      assertThat(held.hold()).isEqualTo(DirectoryLock.Hold.RETAKEN);
      assertThat(refusalOfAnotherProcess()).contains("in use by process");
      assertThat(Files.readString(parent.resolve("lock"))).contains(held.signerId());
    }
  }

  private String refusalOfAnotherProcess() throws Exception {
    Process other = ChildJvm.start(Refused.class, parent.toString());
    try (BufferedReader said = other.inputReader(StandardCharsets.US_ASCII)) {
      return String.valueOf(said.readLine());
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void whereBothFilesWereRemovedTheOldHolderNoticesBeforeTheNewOneBegins() throws Exception {
    try (DirectoryLock held = DirectoryLock.take(parent)) {
      Files.createFile(parent.resolve(SpoolFiles.segment(1)));
      Files.delete(parent.resolve("lock"));
      Files.delete(parent.resolve("owner"));
      Process other = ChildJvm.start(Holder.class, parent.toString());
      try (BufferedReader said = other.inputReader(StandardCharsets.US_ASCII)) {
        await().until(() -> Files.exists(parent.resolve("lock")));
        await().until(() -> held.hold() == DirectoryLock.Hold.LOST);
        assertThat(said.ready()).as("the new holder has begun").isFalse();
        assertThat(said.readLine()).matches("[a-z0-9]{8}").isNotEqualTo(held.signerId());
        assertThat(held.hold()).isEqualTo(DirectoryLock.Hold.LOST);
        assertThat(held.otherHolder()).isEqualTo(other.pid() + "");
      } finally {
        other.destroyForcibly().waitFor();
      }
    }
  }

  @Test
  void whoFindsAJournalWithoutBothFilesGivesOthersASecondLookAtThem() throws IOException {
    Files.createFile(parent.resolve(SpoolFiles.segment(1)));
    long begun = System.nanoTime();
    DirectoryLock.take(parent).close();
    assertThat(System.nanoTime() - begun).isGreaterThan(TimeUnit.SECONDS.toNanos(2));
  }

  @Test
  void onAnotherMachineTheSignerIsAnotherOneAndItIsSaidOnce() throws IOException {
    Machine one = new Machine("web1", "5f0c8a1e77d2b394");
    Machine other = new Machine("web2", "00c8a1e77d2b3945");
    String signer;
    try (DirectoryLock lock = DirectoryLock.take(parent, one)) {
      signer = lock.signerId();
      assertThat(lock.madeOn()).isEmpty();
    }
    try (DirectoryLock lock = DirectoryLock.take(parent, other)) {
      assertThat(lock.madeOn()).hasValue("web1");
      assertThat(lock.signerId()).isNotEqualTo(signer);
      signer = lock.signerId();
    }
    try (DirectoryLock lock = DirectoryLock.take(parent, other)) {
      assertThat(lock.madeOn()).isEmpty();
      assertThat(lock.signerId()).isEqualTo(signer);
    }
  }

  @Test
  void aDirectoryThatDoesNotSayItsMachineGetsItSilently() throws IOException {
    Files.writeString(parent.resolve("lock"), "signer=abcdefgh\npid=1\n");
    try (DirectoryLock lock = DirectoryLock.take(parent)) {
      assertThat(lock.madeOn()).isEmpty();
      assertThat(lock.signerId()).isEqualTo("abcdefgh");
      assertThat(Files.readString(parent.resolve("owner"))).contains(Machine.here().lines());
    }
  }

  @Test
  void whatIsNoDirectoryIsRefusedByName() throws IOException {
    Path file = Files.createFile(parent.resolve("file"));
    assertThatThrownBy(() -> DirectoryLock.take(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
  }
}
