package io.sealpost.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.delivery.CourierContext.Certificates;
import io.sealpost.journal.EntryKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Invariant 6: on every connection a session's and group's certificate precedes its first block.
 */
final class AnnouncerTest {
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
  private Announcer announcer = new Announcer(stored);

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
    announcer = new Announcer(stored);
    assertThat(before(8, EntryKind.SIGNATURE)).containsExactly("eight");
  }

  @Test
  void streamThatWasNeverSignedHasNone() throws IOException {
    announcer = new Announcer(Certificates.NONE);

    assertThat(before(0, EntryKind.MESSAGE)).isEmpty();
  }

  private List<String> before(long session, EntryKind kind) throws IOException {
    return announcer.before(session, kind).stream().map(b -> new String(b, US_ASCII)).toList();
  }
}
