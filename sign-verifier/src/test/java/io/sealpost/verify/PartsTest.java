package io.sealpost.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.sealpost.testing.Thorough;
import io.sealpost.verify.report.FindingKind;
import io.sealpost.verify.report.Report;
import io.sealpost.verify.report.Summary;
import io.sealpost.verify.trust.TrustPolicy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts that are verified apart and put together are judged as the archive that they are. */
class PartsTest {
  private static final TestSigner SIGNER = TestSigner.create("0111");
  private static final PartExtent FIRST = PartExtent.single(1, 2);
  private static final PartExtent SECOND = PartExtent.single(2, 2);

  /** About ninety lines may lie between a message and its block over a seam. */
  private static final long STRETCH = 6 * StretchesTest.SMALL;

  private final VerifierConfig config = VerifierConfig.of(new TrustPolicy(List.of(), true));
  private final Verified verified = new Verified();
  private final PartMerger merger =
      new PartMerger(config, verified, (head, tail) -> verifier(head, tail));

  private ArchiveVerifier verifier(boolean headOpen, boolean tailOpen) {
    PartBounds edges = PartBounds.of(STRETCH / 2, headOpen, tailOpen);
    return new ArchiveVerifier(config, verified, STRETCH, 1_000, edges);
  }

  static LongStream seeds() {
    return Thorough.seeds(2, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void partsCutAnywhereAreJudgedAsTheWhole(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    TestLog log = StretchesTest.randomLog(random, true);
    List<ArchivePart> parts = verifyApart(log, random, 1 + random.nextInt(6));

    Verified merged = verified.with(merger.report(inAnyOrder(parts, random)));

    assertSame(merged, log.verify());
  }

  // Runs of what was sent again end at a seam, if their signer does not say what it sends again.
  @ParameterizedTest
  @MethodSource("seeds")
  void linesOfPartsAreJudgedAsThoseOfTheWhole(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    TestLog log = StretchesTest.randomLog(random);
    List<ArchivePart> parts = verifyApart(log, random, 1 + random.nextInt(6));

    Verified merged = verified.with(merger.report(inAnyOrder(parts, random)));

    Verified whole = log.verify();
    assertThat(merged.verdictsByLine()).isEqualTo(whole.verdictsByLine());
    assertThat(merged.numbers()).isEqualTo(whole.numbers());
    assertThat(merged.summary().replay() + merged.summary().redelivered())
        .isEqualTo(whole.summary().replay() + whole.summary().redelivered());
  }

  private static void assertSame(Verified merged, Verified whole) {
    assertThat(merged.verdictsByLine()).isEqualTo(whole.verdictsByLine());
    assertThat(merged.numbers()).isEqualTo(whole.numbers());
    assertThat(merged.summary()).isEqualTo(whole.summary());
    assertThat(withoutExamples(merged)).isEqualTo(withoutExamples(whole));
    assertThat(TestLog.findings(merged))
        .containsExactlyInAnyOrderElementsOf(TestLog.findings(whole));
    assertThat(merged.report().findings()).isEqualTo(whole.report().findings());
  }

  /** What is said of the groups, but for the places that are named. */
  private static List<String> withoutExamples(Verified verified) {
    return verified.groups().stream()
        .map(
            group ->
                group
                    .toString()
                    .replaceAll("examples=\\[.*?\\]\\]", "")
                    .replaceAll("key=[^,]*", ""))
        .toList();
  }

  private List<ArchivePart> verifyApart(TestLog log, SplittableRandom random, int cuts)
      throws IOException {
    TreeSet<Integer> ends = new TreeSet<>(List.of(log.lines().size()));
    for (int i = 0; i < cuts; i++) {
      ends.add(random.nextInt(log.lines().size()));
    }
    return verifyApart(log, ends);
  }

  private List<ArchivePart> verifyApart(TestLog log, Iterable<Integer> ends) throws IOException {
    List<Integer> all = new ArrayList<>();
    ends.forEach(all::add);
    List<ArchivePart> parts = new ArrayList<>();
    Certificates earlier = new Certificates();
    int from = 0;
    for (int end : all) {
      PartExtent extent = PartExtent.single(parts.size() + 1, all.size());
      parts.add(verifyPart(log, from, end, extent, earlier));
      Certificates next = new Certificates();
      for (String line : log.lines().subList(from, end)) {
        byte[] octets = line.getBytes(UTF_8);
        next.add(octets, 0, octets.length);
      }
      earlier = earlier.with(next);
      from = end;
    }
    return parts;
  }

  private ArchivePart verifyPart(
      TestLog log, int from, int to, PartExtent extent, Certificates earlier) throws IOException {
    try (PartVerifier part = new PartVerifier(verifier(true, true), extent, earlier)) {
      part.startFile("a.log");
      for (int i = from; i < to; i++) {
        byte[] octets = log.lines().get(i).getBytes(UTF_8);
        part.add(i + 1, octets, 0, octets.length);
      }
      return part.finish();
    }
  }

  private ArchivePart inAnyOrder(List<ArchivePart> parts, SplittableRandom random)
      throws IOException {
    List<ArchivePart> left = new ArrayList<>(parts);
    while (left.size() > 1) {
      int at = random.nextInt(left.size() - 1);
      left.set(at, merger.merge(left.get(at), left.remove(at + 1)));
    }
    return left.get(0);
  }

  @Test
  void certificateOfTheFirstPartServesTheSeamWithoutBeingKnownBefore() throws IOException {
    TestLog log = TestLog.signed(SIGNER, 40);
    ArchivePart first = verifyPart(log, 0, 20, FIRST, new Certificates());
    ArchivePart second = verifyPart(log, 20, log.lines().size(), SECOND, new Certificates());

    Verified merged = verified.with(merger.report(merger.merge(first, second)));

    assertThat(merged.isClean()).isTrue();
    assertThat(merged.summary().verified()).isEqualTo(40);
  }

  // The session begins at 0, its certificate is the line at 33.
  @ParameterizedTest
  @ValueSource(ints = {5, 11, 20, 33, 34, 40})
  void certificateBehindWhatItCertifiesServesOverASeam(int seam) throws IOException {
    TestLog log = TestLog.signed(SIGNER, 300);
    int begin = log.lines().size();
    TestSigner late = TestSigner.create("0111").session("2");
    for (int from = 0; from < 300; from += 10) {
      if (from == 30) {
        log.add(late.certificate());
      }
      List<String> messages = TestLog.messages(1_000 + from, 10);
      log.add(messages).add(late.block(from + 1, messages));
    }
    List<ArchivePart> parts = verifyApart(log, List.of(begin + seam, log.lines().size()));

    Verified merged = verified.with(merger.report(merger.merge(parts.get(0), parts.get(1))));

    assertThat(merged.summary().verified()).isEqualTo(600);
    assertSame(merged, log.verify());
  }

  @Test
  void longPartThatKnowsNoCertificateOfBeforeHasNoKey() throws IOException {
    TestLog log = TestLog.signed(SIGNER, 1_000);
    ArchivePart first = verifyPart(log, 0, 500, FIRST, new Certificates());
    int end = log.lines().size();
    ArchivePart unknown = verifyPart(log, 500, end, SECOND, new Certificates());
    ArchivePart known = verifyPart(log, 500, end, SECOND, first.certificates());

    assertThat(merger.report(merger.merge(first, known)).isClean()).isTrue();
    Report report = merger.report(merger.merge(first, unknown));
    assertThat(report.findings()).containsKeys(FindingKind.UNSIGNED, FindingKind.NO_KEY);
    assertThat(report.summary().noKeyBlocks()).isPositive();
  }

  @Test
  void onlyNeighboursInTheirOrderArePutTogether() throws IOException {
    TestLog log = TestLog.signed(SIGNER, 300);
    List<ArchivePart> parts = verifyApart(log, List.of(100, 200, log.lines().size()));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> merger.merge(parts.get(1), parts.get(0)))
        .withMessage("part 2 of 3 and part 1 of 3 are not adjacent in this order");
    assertThatIllegalArgumentException().isThrownBy(() -> merger.merge(parts.get(0), parts.get(2)));
    ArchivePart two = merger.merge(parts.get(0), parts.get(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> merger.report(two))
        .withMessage("not the whole archive: parts 1 to 2 of 3");
    assertThat(merger.report(merger.merge(two, parts.get(2))).isClean()).isTrue();
  }

  @Test
  void findingsCountWhatTheSummaryCounts() throws IOException {
    TestLog log = TestLog.signed(SIGNER, 500);
    log.lines().subList(120, 145).removeIf(line -> !line.contains("[ssign"));
    List<ArchivePart> parts = verifyApart(log, List.of(200, log.lines().size()));

    Report report = merger.report(merger.merge(parts.get(0), parts.get(1)));

    assertThat(report.summary().lost()).isGreaterThan(20);
    assertThat(report.findings())
        .containsExactly(Map.entry(FindingKind.LOST, report.summary().lost()));
  }

  @Test
  void sessionThatIsPlayedAgainInALaterPartIsAReplay() throws IOException {
    TestLog log = TestLog.signed(SIGNER, 500);
    int end = log.lines().size();
    log.add(TestLog.messages(1_000, 200)).add(new ArrayList<>(log.lines().subList(100, 300)));
    List<ArchivePart> parts = verifyApart(log, List.of(end, log.lines().size()));

    Report report = merger.report(merger.merge(parts.get(0), parts.get(1)));

    assertThat(report.findings()).containsKeys(FindingKind.REPLAY, FindingKind.UNSIGNED);
    Summary summary = report.summary();
    assertThat(summary.verified()).isEqualTo(500);
    assertThat(summary.replay()).isEqualTo(180);
    assertThat(summary.unsigned())
        .isEqualTo(200 + 2); // the block of the last two is not among them
    assertThat(summary.messages()).isEqualTo(500 + 200 + 182);
  }

  @Test
  void partWithoutLinesChangesNothing() throws IOException {
    TestLog log = TestLog.signed(SIGNER, 500);
    List<ArchivePart> parts = verifyApart(log, List.of(0, log.lines().size(), log.lines().size()));
    ArchivePart empty = verifyPart(log, 0, 0, PartExtent.single(1, 1), new Certificates());

    ArchivePart two = merger.merge(parts.get(0), parts.get(1));
    Report report = merger.report(merger.merge(two, parts.get(2)));

    assertThat(report.isClean()).isTrue();
    assertThat(report.summary().verified()).isEqualTo(500);
    assertThat(merger.report(empty).findings()).containsOnlyKeys(FindingKind.NOTHING_SIGNED);
  }

  @Test
  void whatAPartKeepsDoesNotGrowWithIt() throws IOException {
    ArchivePart part =
        verifyPart(TestLog.signed(SIGNER, 3_000), 0, 3_300, FIRST, new Certificates());
    ArchivePart more =
        verifyPart(TestLog.signed(SIGNER, 6_000), 0, 6_600, FIRST, new Certificates());

    assertThat(kept(more)).isLessThan(1_000).isCloseTo(kept(part), within(50));
  }

  private static int kept(ArchivePart part) {
    int kept = 0;
    for (PartEnd edge : List.of(part.head(), part.tail())) {
      kept += edge.open().size() + edge.context().size();
    }
    return kept;
  }
}
