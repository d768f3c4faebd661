package io.sealpost.sign.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.sealpost.message.Facility;
import io.sealpost.message.Header;
import io.sealpost.sign.SigningSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant: the RSID strictly increases and is on disk before its first use. */
@Tag("any-locale")
class SessionFileTest {
  private static final long NOW = 1_795_262_400L;

  @TempDir Path directory;

  @Test
  void firstSessionIsCalledByTheTime() throws IOException {
    assertThat(nextAt(NOW)).isEqualTo(NOW);
  }

  @Test
  void laterOneIsCalledByTheTimeToo() throws IOException {
    nextAt(NOW);

    assertThat(nextAt(NOW + 60)).isEqualTo(NOW + 60);
  }

  @ParameterizedTest
  @ValueSource(longs = {NOW, NOW - 86_400, 0, -5})
  void rsidIncreasesThoughTheClockStandsOrGoesBack(long second) throws IOException {
    nextAt(NOW);

    assertThat(nextAt(second)).isEqualTo(NOW + 1);
    assertThat(nextAt(second)).isEqualTo(NOW + 2);
  }

  @Test
  void clockBefore1970StillGivesAnRsidThatSaysThatItIncreases() throws IOException {
    assertThat(nextAt(-1)).isEqualTo(1);
  }

  @Test
  void after9999999999Comes1AndThenTheTimeAgain() throws IOException {
    assertThat(nextAt(12_000_000_000L)).isEqualTo(9_999_999_999L);
    assertThat(nextAt(NOW)).isEqualTo(1);
    assertThat(nextAt(NOW)).isEqualTo(NOW);
  }

  @Test
  void temporaryFileOfACrashIsNeitherBelievedNorInTheWay() throws IOException {
    nextAt(NOW);
    Files.writeString(directory.resolve("session.tmp"), "9999999");

    assertThat(nextAt(NOW)).isEqualTo(NOW + 1);
    assertThat(directory.resolve("session.tmp")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
        "1795262400",
        "1795262400 00000000\n",
        "0000000007 deadbeef\n",
        "rsid"
      })
  void damagedFileCountsAsMissing(String content) throws IOException {
    Files.writeString(directory.resolve("session"), content);

    assertThat(nextAt(NOW)).isEqualTo(NOW);
    assertThat(nextAt(NOW)).isEqualTo(NOW + 1);
  }

  @Test
  void everyOctetThatChangesInTheFileIsNoticed() throws IOException {
    nextAt(NOW);
    Path file = directory.resolve("session");
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(file, damaged);

      assertThat(nextAt(5)).as("octet %d", at).isEqualTo(5);
    }
  }

  @Test
  void withoutTheFileTheSessionsWhoseCertificatesAreThereHaveBeenUsed() throws IOException {
    CertificateFile.write(directory, NOW + 100, List.of());
    CertificateFile.write(directory, NOW + 7, List.of());

    assertThat(nextAt(NOW)).isEqualTo(NOW + 101);
  }

  @Test
  void fileThatCannotBeReadIsNotTakenForAMissingOne() throws IOException {
    Files.createDirectory(directory.resolve("session"));

    assertThatIOException().isThrownBy(() -> nextAt(NOW));
  }

  @Test
  void failedWriteLeavesTheOldRsidAndTheNextCallWorks() throws IOException {
    nextAt(NOW);
    Path inTheWay = directory.resolve("session.tmp/child");
    Files.createDirectories(inTheWay);

    assertThatIOException().isThrownBy(() -> nextAt(NOW));
    Files.delete(inTheWay);
    assertThat(nextAt(NOW)).isEqualTo(NOW + 1);
  }

  @Test
  void sessionThatWasSaidToStartAndEndIsThePredecessorOfThoseAfterIt() throws IOException {
    long first = nextAt(NOW);
    assertThat(SessionFile.started(directory)).isEqualTo(Predecessor.NONE);

    SessionFile.start(directory, running(first));
    assertThat(SessionFile.started(directory)).isEqualTo(running(first));
    SessionFile.end(directory, first, mark(9));
    nextAt(NOW);

    assertThat(SessionFile.started(directory)).isEqualTo(running(first).at(mark(9)).atItsEnd());
    assertThat(SessionFile.last(directory)).isEqualTo(first + 1);
  }

  @Test
  void sessionOfWhichTheStreamHasNoStartIsNobodysPredecessor() throws IOException {
    long first = nextAt(NOW);
    SessionFile.start(directory, running(first));
    long second = nextAt(NOW);
    SessionFile.mark(directory, second, mark(8));
    SessionFile.end(directory, second, mark(9));

    assertThat(SessionFile.started(directory)).isEqualTo(running(first));
  }

  @Test
  void sessionWithOtherNamesIsNobodysPredecessorEither() {
    Predecessor session = running(7);

    assertThat(session.asSeenBy(SigningSetup.HEADER)).isEqualTo(session);
    assertThat(session.asSeenBy(named("other.example.org", "billing"))).isEqualTo(Predecessor.NONE);
    assertThat(session.asSeenBy(named("host.example.org", "other"))).isEqualTo(Predecessor.NONE);
    assertThat(session.asSeenBy(named("host.example.org", "billing"))).isEqualTo(session);
  }

  @Test
  void fileOfTheFirstVersionSaysWhatWasUsedAndThatNothingWasSaidToStart() throws IOException {
    // CRC-32C of "1795262400"
    Files.writeString(directory.resolve("session"), "1795262400 697db42f\n");

    assertThat(SessionFile.last(directory)).isEqualTo(1_795_262_400L);
    assertThat(SessionFile.started(directory)).isEqualTo(Predecessor.NONE);
    assertThat(nextAt(5)).isEqualTo(1_795_262_401L);
  }

  @Test
  void fileOfTheSecondVersionNamesAPredecessorWithoutNumbers() throws IOException {
    Files.writeString(
        directory.resolve("session"),
        "1795262400 1795262400 running host.example.org billing 4414f276\n");

    assertThat(SessionFile.last(directory)).isEqualTo(NOW);
    assertThat(SessionFile.started(directory))
        .isEqualTo(new Predecessor(NOW, false, "host.example.org", "billing", Optional.empty()));
    nextAt(NOW);
    assertThat(SessionFile.started(directory).mark()).isEmpty();
  }

  @Test
  void numbersAreRememberedAndRaisedWhileTheSessionGoesOn() throws IOException {
    nextAt(NOW);
    SessionFile.start(directory, running(NOW));
    CoveredMark more =
        new CoveredMark(1L << 33, LastNumbers.NONE.raised(1, 134, 57).raised(1, 13, 9));

    SessionFile.mark(directory, NOW, more);

    assertThat(SessionFile.started(directory)).isEqualTo(running(NOW).at(more));
    assertThat(SessionFile.started(directory).last()).isEqualTo("1/13:9 1/134:57");
  }

  @Test
  void formatIsSevenWordsAndTheirChecksum() throws IOException {
    nextAt(NOW);
    SessionFile.start(directory, running(NOW));
    assertThat(directory.resolve("session"))
        .hasContent("1795262400 1795262400 running host.example.org billing 5 - e1e21f6d\n");

    SessionFile.mark(
        directory, NOW, new CoveredMark(5, LastNumbers.NONE.raised(1, 134, 57).raised(1, 13, 9)));
    assertThat(directory.resolve("session"))
        .hasContent(
            "1795262400 1795262400 running host.example.org billing 5 1/13:9,1/134:57 355c5dac\n");
  }

  private static Predecessor running(long rsid) {
    return Predecessor.of(rsid, SigningSetup.HEADER, new CoveredMark(5, LastNumbers.NONE));
  }

  private static CoveredMark mark(long number) {
    return new CoveredMark(7, LastNumbers.NONE.raised(0, 110, number));
  }

  private static Header named(String host, String app) {
    return new Header(Facility.USER, host, app, "1.k3v9x2aq");
  }

  private long nextAt(long second) throws IOException {
    return SessionFile.next(directory, Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC));
  }
}
