package io.sealpost.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.sign.GroupId;
import io.sealpost.sign.key.Hash;
import io.sealpost.verify.group.Digest;
import io.sealpost.verify.group.Group;
import io.sealpost.verify.group.LoneGroup;
import io.sealpost.verify.group.MessageHash;
import io.sealpost.verify.report.LinePosition;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageHashTest {
  private static final GroupId ID = new GroupId("a", "app", "1", "1", "0111", "0", "110");
  private static final GroupId OTHER = new GroupId("a", "app", "1", "1", "0111", "1", "13");

  private final Group group = LoneGroup.of(ID);
  private final MessageHash sha1 = hash(Hash.SHA_1);
  private final MessageHash sha256 = hash(Hash.SHA_256);

  private static MessageHash hash(Hash kind) {
    return new MessageHash(kind, new Digest(1, 2, 3, 4));
  }

  @Test
  void bothHashesOfAMessageKnowItsOnlyNumber() {
    sha256.pairWith(sha1);
    sha1.sign(group, 7);

    assertThat(sha1.onlyGroup()).isSameAs(group);
    assertThat(sha256.onlyGroup()).isSameAs(group);
    assertThat(sha256.onlyNumber()).isEqualTo(7);
  }

  /** A hash leaves memory with the lines that it was first met in; the other kind's may stay. */
  @Test
  void hashThatHasLeftMemoryKeepsItsNumbersWhenItsTwinFindsAnother() {
    sha1.pairWith(sha256);
    sha256.sign(group, 7);
    sha256.main().judgeNew(1);

    hash(Hash.SHA_256).pairWith(sha1);

    assertThat(sha256.main().isSigned()).isTrue();
    assertThat(sha256.main().signed()).containsOnlyKeys(group);
    assertThat(sha256.main().taken()).isEqualTo(1);
    assertThat(sha1.main().isSigned()).isFalse();
  }

  /** Else what a signer lists once would excuse one copy as each of them. */
  @Test
  void listingExcusesACopyOnceWhetherOrNotItsMessageHasSeveralNumbersByThen() {
    LinePosition position = new LinePosition("a.log", 1);
    SentAgain sentAgain = new SentAgain();
    sentAgain.says(ID);
    sentAgain.list(ID, "1/0/110:7");
    sha1.sign(group, 7);
    group.copies().repeat(sha1.onlyNumber(), position);
    sha1.sign(LoneGroup.of(OTHER), 1);
    EqualCopies equal = new EqualCopies();
    equal.repeat(sha1, position);

    Excuses excuses = new Excuses(Map.of(ID, group.copies()), sentAgain, equal);

    assertThat(excuses.of(ID).redelivered()).isEqualTo(1);
    assertThat(excuses.of(ID).replayed()).isEqualTo(1);
  }
}
