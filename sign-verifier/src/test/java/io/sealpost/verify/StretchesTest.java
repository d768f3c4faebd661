package io.sealpost.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.sign.GroupId;
import io.sealpost.testing.Thorough;
import io.sealpost.verify.report.Counts;
import io.sealpost.verify.report.FindingKind;
import io.sealpost.verify.report.Summary;
import io.sealpost.verify.report.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An archive that does not fit in memory is judged as one that does, as far as the window goes. */
public class StretchesTest {
  private static final TestSigner SIGNER = TestSigner.create("0111");
  private static final TestSigner OTHER = TestSigner.create("0121").as("b", "9", "4", "2", "191");

  /** About sixty lines, six of them blocks. */
  public static final long SMALL = 60 * 300 + 6 * 3_500;

  private static final int LINES_APART = 25;

  static LongStream seeds() {
    return Thorough.seeds(3, 30);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void verdictsAreThoseOfTheWholeArchive(long seed) {
    TestLog log = randomLog(new SplittableRandom(seed), true);

    Verified whole = log.verify();
    Verified inStretches = log.verifyIn(SMALL, 1_000);

    assertThat(inStretches.verdicts()).isEqualTo(whole.verdicts());
    assertThat(inStretches.numbers()).isEqualTo(whole.numbers());
    assertThat(inStretches.summary()).isEqualTo(whole.summary());
    assertThat(inStretches.groups()).isEqualTo(whole.groups());
    assertThat(TestLog.findings(inStretches)).isEqualTo(TestLog.findings(whole));
  }

  // Its two signers do not say what they send again, and most messages have a number of each.
  @ParameterizedTest
  @MethodSource("seeds")
  void whatCannotBeDecidedWithinMemoryIsSaid(long seed) {
    TestLog log = randomLog(new SplittableRandom(seed));

    Verified whole = log.verify();
    Verified inStretches = log.verifyIn(SMALL, 1_000);

    assertThat(inStretches.verdicts()).isEqualTo(whole.verdicts());
    boolean said = inStretches.report().findings().containsKey(FindingKind.BEYOND_MEMORY);
    assertThat(said || inStretches.summary().equals(whole.summary())).isTrue();
  }

  static TestLog randomLog(SplittableRandom random) {
    return randomLog(random, false);
  }

  /** With {@code noted} all signers say what they send again, which is nothing. */
  static TestLog randomLog(SplittableRandom random, boolean noted) {
    List<String> lines = new ArrayList<>(List.of(OTHER.certificate()));
    long otherNumber = 1;
    if (noted) {
      String notice = startNotice(OTHER);
      lines.add(notice);
      lines.add(OTHER.block(otherNumber++, List.of(notice)));
    }
    TestSigner signer = SIGNER;
    long number = 1;
    for (int i = 0; i < 60; i++) {
      if (i % 20 == 0) {
        signer = SIGNER.session(Integer.toString(i / 20 + 1));
        lines.add(signer.certificate());
        number = 1;
        if (noted) {
          String notice = startNotice(signer);
          lines.add(notice);
          lines.add(signer.block(number++, List.of(notice)));
        }
      }
      List<String> part = TestLog.messages(10 * i, random.nextInt(1, 10));
      lines.addAll(part);
      lines.add(signer.block(number, part));
      number += part.size();
      if (random.nextInt(3) == 0) {
        lines.add(OTHER.block(otherNumber, part));
        otherNumber += part.size();
      }
      damage(lines, random);
    }
    return new TestLog().add(lines);
  }

  private static String startNotice(TestSigner signer) {
    GroupId id = signer.group();
    return String.format(
        Locale.ROOT,
        "<110>1 2026-11-21T00:00:00Z %s %s %s SESSION [sealpost-session@32473 event=\"start\""
            + " rsid=\"%s\" previous=\"0\" previousEnded=\"false\" resends=\"noted\"]",
        id.host(),
        id.app(),
        id.procId(),
        id.rsid());
  }

  private static void damage(List<String> lines, SplittableRandom random) {
    int end = lines.size();
    int near = Math.max(1, end - random.nextInt(LINES_APART));
    switch (random.nextInt(8)) {
      case 0 -> lines.remove(end - 1);
      case 1 -> lines.add(near, "no syslog " + random.nextLong());
      case 2 -> lines.add(lines.get(Math.min(near, end - 1)));
      case 3 -> lines.addAll(new ArrayList<>(lines.subList(near, end)));
      case 4 -> Collections.swap(lines, end - 1, Math.min(near, end - 1));
      default -> {} // most parts are intact
    }
  }

  @Test
  void blockThatIsTooFarAwayCoversNothing() {
    List<String> messages = TestLog.messages(0, 5);
    TestLog log = new TestLog().add(SIGNER.certificate()).add(messages);
    log.add(TestLog.messages(100, 400)).add(SIGNER.block(1, messages));

    Verified verified = log.verifyIn(SMALL, 1_000);

    assertThat(verified.summary())
        .isEqualTo(new Summary(new Counts<>(Map.of(Verdict.UNSIGNED, 405L)), false));
    assertThat(TestLog.findings(verified)).contains("beyond-memory archive");
    assertThat(log.verify().summary().verified()).isEqualTo(5);
  }

  @Test
  void lostMessageMayBeOneThatAnotherSignerSignedWithAnotherKindOfHashFarBack() {
    List<String> messages = TestLog.messages(0, 5);
    TestSigner other = TestSigner.create("0121");
    TestLog log = TestLog.signed(SIGNER, 600).add(other.certificate());
    log.add(other.block(1, messages));

    Verified verified = log.verifyIn(SMALL, 1_000);

    assertThat(verified.summary().lost()).isEqualTo(5);
    assertThat(TestLog.findings(verified)).contains("beyond-memory archive");
    assertThat(log.verify().summary().lost()).isZero();
  }

  @Test
  void replayFromFarAwayIsAReplayAsLongAsTheMessageIsRememberedAndUnsignedThen() {
    TestLog log = TestLog.signed(SIGNER, 600).add(TestLog.message(3));

    assertThat(TestLog.findings(log.verifyIn(SMALL, 1_000))).containsExactly("replay numbers 4");
    assertThat(TestLog.findings(log.verifyIn(SMALL, 100)))
        .containsExactly("unsigned a.log:662", "beyond-memory archive");
  }

  @Test
  void oldMessageBehindTheOnlyNewOneAndACertificateIsNoRedelivery() {
    TestLog log = TestLog.signed(SIGNER, 70).add(TestLog.messages(1_000, 2_000));
    List<String> latest = TestLog.messages(100, 1);
    log.add(latest).add(SIGNER.block(71, latest)).add(TestLog.messages(3_000, 200));
    log.add(SIGNER.certificate(), TestLog.message(3));

    Verified verified = log.verifyIn(SMALL, 500);

    assertThat(verified.summary().redelivered()).isZero();
    assertThat(verified.summary().replay()).isEqualTo(1);
  }

  @Test
  void messagesReplayedTogetherWithTheirBlockAreReplayedToo() {
    TestLog log = TestLog.signed(SIGNER, 600);
    log.add(new ArrayList<>(log.lines().subList(1, 12)));

    assertThat(log.verifyIn(SMALL, 1_000).summary().replay()).isEqualTo(10);
    assertThat(log.verifyIn(SMALL, 100).summary().verified()).isEqualTo(600);
  }

  @Test
  void redeliveredRunThatIsLongerThanMemoryIsStillOne() {
    TestLog log = TestLog.signed(SIGNER, 500);
    log.add(new ArrayList<>(log.lines().subList(100, 551)));

    Verified verified = log.verifyIn(SMALL, 1_000);

    assertThat(verified.summary().replay()).isZero();
    assertThat(verified.summary().redelivered()).isGreaterThan(400);
  }

  @Test
  void certificateThatComesLateIsWaitedFor() {
    TestLog log = TestLog.signed(SIGNER, 40);
    log.add(log.lines().remove(0));

    assertThat(log.verifyIn(SMALL, 1_000).isClean()).isTrue();
  }
}
