package io.sealpost.delivery.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.SignedArchive;
import io.sealpost.journal.ThrowingDisk;
import io.sealpost.journal.format.EntryKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors that come from a call of the disk's, at whatever call, in the keeper or the preparer. */
@Timeout(60)
final class KeeperGoesOnTest extends SmallKeeper {
  private static final List<Supplier<Error>> ERRORS =
      List.of(
          () -> new OutOfMemoryError("as if"),
          () -> new NoClassDefFoundError("net/example/Gone"),
          StackOverflowError::new,
          () -> new InternalError("as if"));

  private static final int MOST_SESSIONS = 5;

  private final ThrowingDisk throwing = new ThrowingDisk(disk);

  @BeforeEach
  void openThrowing() throws IOException {
    journal.close();
    journal = throwing.open(config(), false, what -> {});
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 13, 21, 34})
  void everythingIsSealedInTheEndAndTheThreadsLive(int call) throws Exception {
    Keeper keeper = start(1, 0);
    throwing.throwAt(call, ERRORS.get(call % ERRORS.size()));
    for (int i = 0; i < 60; i++) {
      appendInTheEnd("<13>1 2026-11-25T12:00:00Z h a - - - " + "x".repeat(1_000) + i);
    }
    awaitSealed();
    done(keeper.end());
    assertThat(SignedArchive.of(archived()).uncovered()).isEmpty();
    done(keeper.stop());
  }

  /** What comes from the disk into a caller is the pipeline's to catch. */
  private void appendInTheEnd(String text) {
    if (!isAppended(text)) {
      await().until(() -> isAppended(text));
    }
  }

  private boolean isAppended(String text) {
    try {
      return tryAppend(text);
    } catch (Error thrown) {
      return false;
    }
  }

  private List<byte[]> archived() throws IOException {
    List<byte[]> octets = new ArrayList<>();
    for (long session = 1; session <= MOST_SESSIONS; session++) {
      octets.addAll(sessions.certificates(session));
    }
    for (EntryKind kind : EntryKind.values()) {
      texts(kind).forEach(text -> octets.add(text.getBytes(StandardCharsets.US_ASCII)));
    }
    return octets;
  }
}
