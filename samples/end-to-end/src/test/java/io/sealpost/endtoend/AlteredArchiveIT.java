package io.sealpost.endtoend;

import static io.sealpost.endtoend.FindingText.at;
import static io.sealpost.endtoend.FindingText.found;
import static io.sealpost.endtoend.FindingText.in;
import static io.sealpost.endtoend.FindingText.lost;
import static io.sealpost.endtoend.FindingText.ofSession;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.sealpost.endtoend.ThreeSessions.Block;
import io.sealpost.sign.key.SignatureScheme;
import io.sealpost.testing.LogHost.Listener;
import io.sealpost.testing.LogHostKind;
import io.sealpost.testing.NeedsLogHost;
import io.sealpost.verify.report.FindingKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The archive of a real server, altered where nobody should have: exactly that is found, whatever
 * the kind of group.
 */
@NeedsLogHost(LogHostKind.RSYSLOG)
@Timeout(60)
class AlteredArchiveIT {
  private static final SignatureScheme SCHEME = SignatureScheme.DSA_SHA_256;
  private static final int EVENTS = 120;
  private static final int SOME_EVENT = 61;

  @TempDir private static Path directory;

  private static final Map<Grouped, ThreeSessions> ARCHIVES = new EnumMap<>(Grouped.class);

  @BeforeAll
  static void record() throws Exception {
    try (SigningSite site = new SigningSite(directory, Listener.RELP_TLS)) {
      for (Grouped grouped : Grouped.values()) {
        ARCHIVES.put(grouped, record(site, grouped));
      }
    }
  }

  private static ThreeSessions record(SigningSite site, Grouped grouped) throws IOException {
    Settings signing = grouped.choose(SCHEME, site.signing(SCHEME));
    List<List<byte[]>> sessions = new ArrayList<>();
    for (int session = 0; session < 3; session++) {
      sessions.add(site.run(Framework.LOGBACK, grouped.name(), Listener.RELP_TLS, signing, EVENTS));
    }
    return new ThreeSessions(sessions, site.anchor(SCHEME));
  }

  @AfterAll
  static void forget() {
    ARCHIVES.clear();
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsFoundInTheIntactArchive(Grouped grouped) {
    VerifiedArchive intact = ARCHIVES.get(grouped).intact();

    assertThat(intact.findings()).isEmpty();
    assertThat(intact.report().summary().verified()).isEqualTo(3 * (EVENTS + 2));
  }

  @ParameterizedTest
  @EnumSource
  void changedOctetIsAnUnsignedMessageAndALostOne(Grouped grouped) throws IOException {
    ThreeSessions archive = ARCHIVES.get(grouped);
    int line = archive.event(SOME_EVENT);

    assertThat(found(archive.changed(line, archive.forged(line))))
        .containsExactlyInAnyOrder(at(FindingKind.UNSIGNED, line), lost(archive.number(line)));
  }

  @ParameterizedTest
  @EnumSource
  void deletedLineIsALostMessage(Grouped grouped) throws IOException {
    ThreeSessions archive = ARCHIVES.get(grouped);
    int line = archive.event(SOME_EVENT);

    assertThat(found(archive.without(List.of(line)))).containsExactly(lost(archive.number(line)));
  }

  @ParameterizedTest
  @EnumSource
  void insertedLineIsAnUnsignedMessage(Grouped grouped) throws IOException {
    ThreeSessions archive = ARCHIVES.get(grouped);
    int line = archive.event(SOME_EVENT);

    assertThat(found(archive.with(line, archive.forged(line))))
        .containsExactly(at(FindingKind.UNSIGNED, line));
  }

  @ParameterizedTest
  @EnumSource
  void repeatedLineIsAReplay(Grouped grouped) throws IOException {
    ThreeSessions archive = ARCHIVES.get(grouped);
    int repeat = archive.event(SOME_EVENT + 10);

    assertThat(found(archive.with(repeat, archive.copy(archive.event(SOME_EVENT)))))
        .singleElement(as(STRING))
        .startsWith(FindingKind.REPLAY + " ")
        .contains(": copies beyond those signed and sent again: 1");
  }

  @ParameterizedTest
  @EnumSource
  void messagesOfARemovedBlockAreUnsignedAndTheirNumbersUncovered(Grouped grouped)
      throws IOException {
    ThreeSessions archive = ARCHIVES.get(grouped);
    Block block = archive.innerBlock();
    String uncovered =
        in(FindingKind.UNCOVERED, block.group(), block.numbers() + ": no valid signature block");
    Stream<String> unsigned = block.covered().stream().map(line -> at(FindingKind.UNSIGNED, line));

    List<String> found = new ArrayList<>(found(archive.without(List.of(block.line()))));

    assertThat(found).anyMatch(AlteredArchiveIT::isMissingBlock);
    found.removeIf(AlteredArchiveIT::isMissingBlock);
    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(Stream.of(uncovered), unsigned).toList());
  }

  @ParameterizedTest
  @EnumSource
  void deletedSessionIsMissed(Grouped grouped) throws IOException {
    ThreeSessions archive = ARCHIVES.get(grouped);

    assertThat(found(archive.without(archive.second())))
        .containsExactly(
            ofSession(
                FindingKind.MISSING_SESSION,
                archive.group(),
                String.format(
                    Locale.ROOT,
                    "session %s came next, and nothing of this one is verified",
                    archive.nextRsid())));
  }

  /** The end notice alone leaves its number behind. */
  @ParameterizedTest
  @EnumSource
  void deletedEndNoticeIsLostAndTheTailMissed(Grouped grouped) throws IOException {
    ThreeSessions archive = ARCHIVES.get(grouped);
    int line = archive.endNotice();

    assertThat(found(archive.without(List.of(line))))
        .containsExactlyInAnyOrder(lost(archive.number(line)), missingTail(archive));
  }

  /** Cut where blocks end, so that all that is left is signed. */
  @ParameterizedTest
  @EnumSource
  void cleanlyCutTailIsMissed(Grouped grouped) throws IOException {
    ThreeSessions archive = ARCHIVES.get(grouped);
    List<Integer> tail = new ArrayList<>();
    for (Block block : archive.lastBlocks()) {
      tail.add(block.line());
      tail.addAll(block.covered());
    }

    assertThat(tail).contains(archive.endNotice());
    String session = ofSession(FindingKind.MISSING_TAIL, archive.group(), "group ");
    assertThat(found(archive.without(tail)))
        .isNotEmpty()
        .allMatch(finding -> finding.startsWith(session) || isMissingBlock(finding));
  }

  private static boolean isMissingBlock(String finding) {
    return finding.startsWith(FindingKind.MISSING_BLOCK + " ");
  }

  /** The end notice, in another group, says how far this one went. */
  @ParameterizedTest
  @EnumSource(names = {"BY_PRI", "BY_RANGE"})
  void cutTailOfAnotherGroupThanTheNoticesIsMissed(Grouped grouped) throws IOException {
    ThreeSessions archive = ARCHIVES.get(grouped);
    Block block = archive.lastBlockWithoutNotice();
    List<Integer> tail = new ArrayList<>(block.covered());
    tail.add(block.line());

    List<String> found = new ArrayList<>(found(archive.without(tail)));

    assertThat(found).anyMatch(AlteredArchiveIT::isMissingBlock);
    found.removeIf(AlteredArchiveIT::isMissingBlock);
    assertThat(found)
        .containsExactly(
            ofSession(
                FindingKind.MISSING_TAIL,
                archive.group(),
                String.format(
                    Locale.ROOT,
                    "group %s/%s ended with number %d, verified up to %d",
                    block.group().sg(),
                    block.group().spri(),
                    block.last(),
                    block.first() - 1)));
  }

  private static String missingTail(ThreeSessions archive) {
    return ofSession(
        FindingKind.MISSING_TAIL,
        archive.group(),
        String.format(
            Locale.ROOT,
            "session %s says that it ended, and its notice is missing",
            archive.nextRsid()));
  }
}
