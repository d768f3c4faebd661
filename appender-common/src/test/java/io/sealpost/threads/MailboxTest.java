package io.sealpost.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MailboxTest {
  private final Mailbox mailbox = new Mailbox(new Bell());

  @Test
  void workIsDoneInOrderByTheLoop() {
    List<Integer> done = new ArrayList<>();
    CompletableFuture<?> first = mailbox.submit(() -> done.add(1));
    CompletableFuture<?> second = mailbox.submit(() -> done.add(2));
    assertThat(first).isNotDone();

    mailbox.work();

    assertThat(done).containsExactly(1, 2);
    assertThat(first).isCompleted();
    assertThat(second).isCompleted();
    assertThat(mailbox.isEmpty()).isTrue();
  }

  @Test
  void aFailureReachesWhoeverAskedAndTheNextPieceIsStillDone() {
    CompletableFuture<?> failing =
        mailbox.submit(
            () -> {
              throw new IOException("disk full");
            });
    CompletableFuture<?> next = mailbox.submit(() -> {});

    mailbox.work();

    assertThat(failing)
        .isCompletedExceptionally()
        .failsWithin(java.time.Duration.ZERO)
        .withThrowableThat()
        .withMessageContaining("disk full");
    assertThat(next).isCompleted();
  }
}
