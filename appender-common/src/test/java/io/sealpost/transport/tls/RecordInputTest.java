package io.sealpost.transport.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is noticed in the records below TLS, and when. */
@Timeout(30)
final class RecordInputTest {
  private static final int ALERT = 19;
  private static final int ANSWER = 22;
  private static final int TICKET = 250;

  private final AtomicInteger noticed = new AtomicInteger();

  @Test
  void onlyEncryptedRecordsOfTheLengthAreNoticedHoweverTheyAreRead() throws IOException {
    byte[] octets =
        records(
            record(22, ANSWER), // of the handshake, in the clear
            record(23, TICKET),
            record(23, ANSWER),
            record(21, ANSWER), // an alert in the clear
            record(23, ALERT),
            record(23, ANSWER),
            record(23, 0),
            record(23, 0x1600)); // 22 in the other octet
    for (int piece = 1; piece < 600; piece++) {
      noticed.set(0);
      assertThat(readAll(input(octets), piece)).isEqualTo(octets);
      assertThat(noticed).as("read by %s", piece).hasValue(2);
    }
  }

  private RecordInput input(byte[] octets) {
    RecordInput input = new RecordInput(new ByteArrayInputStream(octets));
    input.notice(ANSWER, noticed::incrementAndGet);
    return input;
  }

  private static byte[] readAll(RecordInput input, int piece) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[piece];
    for (int count = input.read(buffer, 0, piece);
        count >= 0;
        count = input.read(buffer, 0, piece)) {
      all.write(buffer, 0, count);
    }
    return all.toByteArray();
  }

  @Test
  void recordIsNoticedOnlyOnceItsReaderAsksForMore() throws IOException {
    RecordInput input = input(records(record(23, ANSWER), record(23, ALERT)));
    byte[] buffer = new byte[ANSWER];
    input.read(buffer, 0, 5);
    input.read(buffer, 0, 21);
    assertThat(noticed).hasValue(0);
    input.read(buffer, 0, 1);
    assertThat(noticed).as("complete, but perhaps data, or forged").hasValue(0);
    input.read();
    assertThat(noticed).hasValue(1);
  }

  @Test
  void nothingIsNoticedUnlessAskedFor() throws IOException {
    RecordInput input = new RecordInput(new ByteArrayInputStream(record(23, ANSWER)));
    assertThat(readAll(input, 100)).hasSize(27);
  }

  @Test
  void stepWaitsUntilTheReaderIsBackForMore() throws Exception {
    List<String> order = new ArrayList<>();
    CountDownLatch waiting = new CountDownLatch(1);
    try (PipedOutputStream server = new PipedOutputStream();
        RecordInput input = new RecordInput(new PipedInputStream(server))) {
      server.write(1);
      input.read(); // and so at work on it
      Thread asking =
          new Thread(
              () -> {
                waiting.countDown();
                step(input, () -> order.add("step"));
              });
      asking.start();
      waiting.await();
      awaitBlocked(asking);
      order.add("work");
      Thread reading = new Thread(() -> read(input));
      reading.start();
      asking.join();
      assertThat(order).containsExactly("work", "step");
      server.write(1);
      reading.join();
    }
  }

  @Test
  void whatComesInDuringAStepWaitsForItsEnd() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    try (PipedOutputStream server = new PipedOutputStream();
        RecordInput input = new RecordInput(new PipedInputStream(server))) {
      Thread asking = new Thread(() -> step(input, () -> await(mayEnd)));
      asking.start();
      awaitBlocked(asking);
      server.write(1);
      server.flush();
      Thread reading = new Thread(() -> read(input));
      reading.start();
      awaitBlocked(reading);
      mayEnd.countDown();
      asking.join();
      reading.join();
    }
  }

  @Test
  void endOfTheConnectionLetsNoneWait() throws Exception {
    RecordInput input = input(records(record(23, ANSWER)));
    input.read();
    Thread asking = new Thread(() -> step(input, () -> {}));
    asking.start();
    awaitBlocked(asking);
    input.over();
    asking.join();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitBlocked(Thread thread) {
    Awaitility.await()
        .until(
            () ->
                thread.getState() == Thread.State.WAITING
                    || thread.getState() == Thread.State.TIMED_WAITING);
  }

  private static void step(RecordInput input, Runnable task) {
    try {
      input.whileAtRest(task::run);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void read(RecordInput input) {
    try {
      input.read();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] record(int type, int octets) {
    byte[] record = new byte[5 + octets];
    record[0] = (byte) type;
    record[1] = 3;
    record[2] = 3;
    record[3] = (byte) (octets >> 8);
    record[4] = (byte) octets;
    return record;
  }

  private static byte[] records(byte[]... all) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    for (byte[] one : all) {
      octets.writeBytes(one);
    }
    return octets.toByteArray();
  }
}
