package io.sealpost.delivery.courier;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.delivery.courier.CourierContext.Certificates;
import io.sealpost.journal.format.EntryKind;
import io.sealpost.sign.Redundancy;
import io.sealpost.time.Clocks;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Invariant 6: on every connection a session's and group's certificate precedes its first block.
 */
final class CertificateResenderTest {
  /** Certificates by session. */
  private static final class Stored implements Certificates {
    private final Map<Long, List<byte[]>> blocks = new HashMap<>();
    private long changes;

    void add(long session, String block) {
      blocks.computeIfAbsent(session, s -> new ArrayList<>()).add(block.getBytes(US_ASCII));
      changes++;
    }

    @Override
    public List<byte[]> of(long session) {
      return List.copyOf(blocks.getOrDefault(session, List.of()));
    }

    @Override
    public long changes() {
      return changes;
    }
  }

  private final Stored stored = new Stored();
  private long now;
  private final Clocks clocks = new Clocks(InstantSource.system(), () -> now);
  private CertificateResender resender = resender(1, Duration.ofMinutes(30), 1000);

  @Test
  void sessionBeginsWithTheCertificatesOfAllItsGroupsOnce() throws IOException {
    stored.add(7, "group 13");
    stored.add(7, "group 14");

    assertThat(before(7, EntryKind.MESSAGE)).containsExactly("group 13", "group 14");
    assertThat(before(7, EntryKind.MESSAGE)).isEmpty();
    assertThat(before(7, EntryKind.SIGNATURE)).isEmpty();
  }

  @Test
  void groupThatIsAddedIsAnnouncedBeforeTheNextBlockAndAlone() throws IOException {
    stored.add(7, "group 13");
    before(7, EntryKind.MESSAGE);
    stored.add(7, "group 14");

    assertThat(before(7, EntryKind.MESSAGE)).isEmpty();
    assertThat(before(7, EntryKind.SIGNATURE)).containsExactly("group 14");
    assertThat(before(7, EntryKind.SIGNATURE)).isEmpty();
  }

  @Test
  void nextSessionAndTheNextConnectionBeginAfresh() throws IOException {
    stored.add(7, "seven");
    stored.add(8, "eight");
    before(7, EntryKind.MESSAGE);

    assertThat(before(8, EntryKind.SIGNATURE)).containsExactly("eight");
    resender = resender(1, Duration.ofMinutes(30), 1000);
    assertThat(before(8, EntryKind.SIGNATURE)).containsExactly("eight");
  }

  @Test
  void streamThatWasNeverSignedHasNone() throws IOException {
    resender = new CertificateResender(Certificates.NONE, Redundancy.DATAGRAMS, clocks);

    assertThat(before(0, EntryKind.MESSAGE)).isEmpty();
  }

  @Test
  void firstTimeBlocksAreSentAsOftenAsAsked() throws IOException {
    stored.add(7, "group 13");
    resender = resender(2, Duration.ZERO, 0);

    assertThat(before(7, EntryKind.MESSAGE)).containsExactly("group 13", "group 13");
    stored.add(7, "group 14");
    assertThat(before(7, EntryKind.SIGNATURE)).containsExactly("group 14", "group 14");
  }

  @Test
  void allAreSentAgainOnceAfterSoManyMessages() throws IOException {
    stored.add(7, "group 13");
    resender = resender(2, Duration.ZERO, 10);
    before(7, EntryKind.MESSAGE);
    stored.add(7, "group 14");
    before(7, EntryKind.SIGNATURE);

    for (int round = 0; round < 3; round++) {
      for (int message = round == 0 ? 2 : 1; message < 10; message++) {
        assertThat(before(7, EntryKind.MESSAGE)).as("message %d", message).isEmpty();
      }
      assertThat(before(7, EntryKind.MESSAGE)).containsExactly("group 13", "group 14");
    }
  }

  @Test
  void allAreSentAgainOnceAfterTheDelay() throws IOException {
    stored.add(7, "group 13");
    resender = resender(1, Duration.ofMinutes(5), 0);
    before(7, EntryKind.MESSAGE);

    now += Duration.ofMinutes(5).toNanos() - 1;
    assertThat(before(7, EntryKind.MESSAGE)).isEmpty();
    now += 1;
    assertThat(before(7, EntryKind.MESSAGE)).containsExactly("group 13");
    assertThat(before(7, EntryKind.MESSAGE)).isEmpty();
  }

  @Test
  void withNeitherDelayNorCountNothingIsSentAgain() throws IOException {
    stored.add(7, "group 13");
    resender = resender(1, Duration.ZERO, 0);
    before(7, EntryKind.MESSAGE);
    now += Duration.ofDays(100).toNanos();

    for (int i = 0; i < 100_000; i++) {
      assertThat(resender.before(7, EntryKind.MESSAGE)).isEmpty();
    }
  }

  private CertificateResender resender(int repeat, Duration delay, int count) {
    return new CertificateResender(
        stored, new Redundancy(repeat, delay, count, 0, Duration.ZERO, 0), clocks);
  }

  private List<String> before(long session, EntryKind kind) throws IOException {
    return resender.before(session, kind).stream().map(b -> new String(b, US_ASCII)).toList();
  }
}
