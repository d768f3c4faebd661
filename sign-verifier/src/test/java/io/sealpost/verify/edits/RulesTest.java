package io.sealpost.verify.edits;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.verify.edits.GroupNumber.GroupKey;
import io.sealpost.verify.edits.GroupNumber.Session;
import io.sealpost.verify.reference.Judgement;
import io.sealpost.verify.reference.ReferenceVerifier;
import io.sealpost.verify.reference.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The reference holds the rules, each with an archive that keeps it and one that does not. */
class RulesTest {
  /** One session with one group, the lines of which are put together by hand. */
  private static final class Script {
    final Session session;
    final GroupKey group;
    final SessionSigner signer;
    final List<String> signed = new ArrayList<>();
    final List<String> lines = new ArrayList<>();

    Script(String procId, int rsid) {
      session = new Session("h", "app", procId, Integer.toString(rsid));
      group = new GroupKey(session, "0", "110");
      signer = new SessionSigner(session, "0121", Dialect.RFC, Pen.of(0, rsid), 'K');
      connect();
    }

    Script connect() {
      lines.addAll(signer.certificates(group, 2_000));
      return this;
    }

    /** Sends the messages of these numbers, for the first time or again. */
    Script send(int... numbers) {
      for (int number : numbers) {
        lines.add(signed.get(number - 1));
      }
      return this;
    }

    Script sign(String... messages) {
      signed.addAll(List.of(messages));
      return this;
    }

    /** Signs that many messages more. */
    Script sign(int count) {
      int size = signed.size();
      for (int i = size + 1; i <= size + count; i++) {
        signed.add("<13>1 - h app 7 - - message " + i + " of " + session);
      }
      return this;
    }

    String notice(String params) {
      return String.format(Locale.ROOT, "<110>1 - h app %s SESSION ", session.procId())
          + String.format(
              Locale.ROOT,
              "[sealpost-session@32473 rsid=\"%s\" event=\"start\" %s]",
              session.rsid(),
              params);
    }

    String resend(String again) {
      return String.format(
          Locale.ROOT,
          "<110>1 - h app %s RESEND [sealpost-resend@32473 rsid=\"%s\" reason=\"x\" again=\"%s\"]",
          session.procId(),
          session.rsid(),
          again);
    }

    Script cover(int from, int to) {
      lines.add(signer.block(group, from, signed.subList(from - 1, to)));
      return this;
    }
  }

  private static Judgement judge(Script... scripts) {
    List<byte[]> lines = new ArrayList<>();
    for (Script script : scripts) {
      script.cover(1, script.signed.size());
      script.lines.forEach(line -> lines.add(line.getBytes(ISO_8859_1)));
    }
    return new ReferenceVerifier(Trust.SELF_CARRIED).judge(lines);
  }

  private static Script plain() {
    return new Script("7", 1).sign(20);
  }

  private static int[] range(int from, int to) {
    return IntStream.rangeClosed(from, to).toArray();
  }

  @Test
  void whatComesAgainUpToTheLastOneIsSentAgain() {
    Judgement judgement = judge(plain().send(range(1, 10)).send(9, 10).send(range(11, 20)));

    assertThat(judgement.isClean()).isTrue();
    assertThat(judgement.counts()).containsEntry("redelivered", 2L);
  }

  @Test
  void whatStopsBeforeTheLastOneIsAReplay() {
    assertThat(judge(plain().send(range(1, 10)).send(8, 9).send(range(11, 20))).kinds())
        .containsExactly("replay");
  }

  @Test
  void oneMessageAloneIsSentAgainOnlyBehindACertificate() {
    assertThat(judge(plain().send(range(1, 20)).send(20)).kinds()).containsExactly("replay");
    assertThat(judge(plain().send(range(1, 20)).connect().send(20)).isClean()).isTrue();
  }

  @Test
  void noMessageIsSentAgainMoreThanEightTimes() {
    Script often = plain().send(range(1, 20));
    for (int i = 0; i < 9; i++) {
      often.connect().send(20);
    }

    Judgement judgement = judge(often);

    assertThat(judgement.counts()).containsEntry("redelivered", 8L).containsEntry("replay", 1L);
  }

  @Test
  void whatFollowsARefusedMessageIsSentAgainBehindIt() {
    Script refused = plain().send(range(1, 9)).send(range(11, 20)).send(10).send(range(11, 20));

    Judgement judgement = judge(refused);

    assertThat(judgement.isClean()).isTrue();
    assertThat(judgement.counts()).containsEntry("redelivered", 10L).containsEntry("reordered", 0L);
  }

  @Test
  void otherOrdersAreCounted() {
    Judgement judgement = judge(plain().send(2, 1).send(range(3, 20)));

    assertThat(judgement.isClean()).isTrue();
    assertThat(judgement.counts()).containsEntry("reordered", 1L);
  }

  @Test
  void processThatWasFollowedByAnotherSendsNothingMore() {
    Script earlier = plain().send(range(1, 20));
    Script later = new Script("8", 2).sign(5).send(range(1, 5));
    later.lines.addAll(earlier.lines);

    assertThat(judge(earlier, later).kinds()).contains("replay");
  }

  private static Script noting(String again) {
    Script script = new Script("7.k3v0q8zd", 1);
    return script
        .sign(script.notice("previous=\"0\" resends=\"noted\""))
        .sign(9)
        .sign(script.resend(again));
  }

  @Test
  void copiesThatTheSignerListsMayComeAnywhere() {
    Script listed = noting("1/0/110:9-10").send(9).send(range(1, 11)).send(10);

    Judgement judgement = judge(listed);

    assertThat(judgement.isClean()).isTrue();
    assertThat(judgement.counts()).containsEntry("redelivered", 2L);
  }

  @Test
  void signerThatListsItsCopiesSendsNoOthers() {
    Script listed = noting("1/0/110:10").send(range(1, 10)).connect().send(9, 10).send(11);

    assertThat(judge(listed).counts()).containsEntry("replay", 1L).containsEntry("redelivered", 1L);
  }

  @Test
  void nextProcessSpeaksForTheSessionBeforeAndNobodyElse() {
    Script first = noting("").send(range(1, 11)).send(10);
    Script next = new Script("8.k3v0q8zd", 2);
    next.sign(next.resend("1/0/110:10")).send(1);
    Script stranger = new Script("8.other", 2);
    stranger.sign(stranger.resend("1/0/110:10")).send(1);

    assertThat(judge(first, next).isClean()).isTrue();
    assertThat(judge(noting("").send(range(1, 11)).send(10), stranger).kinds())
        .containsExactly("replay");
  }

  private static Set<String> afterKilledSession(int delivered, String last) {
    Script killed = new Script("7.k3v0q8zd", 1).sign(delivered).send(range(1, delivered));
    Script next = new Script("8.k3v0q8zd", 2);
    next.sign(next.notice("previous=\"1\" previousEnded=\"false\" " + last)).send(1);
    return judge(killed, next).kinds();
  }

  @Test
  void tailOfAKilledSessionIsMissingWhereTheNextOneKnowsOfIt() {
    String last = "previousLast=\"0/110:10\"";

    assertThat(afterKilledSession(10, last)).isEmpty();
    assertThat(afterKilledSession(9, last)).containsExactly("missing-tail");
    assertThat(afterKilledSession(9, "previousLast=\"\"")).isEmpty();
  }

  @Test
  void messageOfAHostThatTheKeyIsNotForIsUnsigned() {
    Script relay =
        new Script("7", 1).sign("<13>1 - H app - - - own").sign("<13>1 - bank app - - - x");
    relay.send(1, 2).cover(1, 2);
    List<byte[]> lines = relay.lines.stream().map(line -> line.getBytes(ISO_8859_1)).toList();
    Map<Set<String>, Set<String>> kinds =
        Map.of(
            Set.of(), Set.of(),
            Set.of("h", "BANK"), Set.of(),
            Set.of("h"), Set.of("unsigned", "untrusted-host"));

    kinds.forEach(
        (hosts, expected) -> {
          Trust trust = new Trust(List.of(new Trust.Known(Pen.of(0, 0).key(), hosts)));
          assertThat(new ReferenceVerifier(trust).judge(lines).kinds()).isEqualTo(expected);
        });
  }

  @Test
  void blockThatIsCutOffIsABadOne() {
    Script script = plain().send(range(1, 20));
    script.lines.add(script.signer.block(script.group, 1, script.signed).substring(0, 200));

    assertThat(judge(script).kinds()).containsExactly("bad-block");
  }
}
