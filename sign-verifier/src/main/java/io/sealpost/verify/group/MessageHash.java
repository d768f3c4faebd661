package io.sealpost.verify.group;

import io.sealpost.sign.key.Hash;
import io.sealpost.verify.group.SignedNumbers.Signed;
import io.sealpost.verify.report.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One hash of a message: the numbers under which it was signed, and the lines with this hash.
 *
 * <p>An archive that uses both kinds of hash has two of them for each message: twins, of which one,
 * the {@linkplain #main main} one, keeps the count of judged copies. Confined to the verification's
 * thread.
 */
public final class MessageHash {
  private final Hash kind;
  // The digest's parts, stored inline: there are as many of these objects as messages.
  private final long first;
  private final long second;
  private final long third;
  private final long fourth;
  private final SignedNumbers numbers = new SignedNumbers();
  private @Nullable MessageHash twin;

  private int copies;
  private long lastCopy = -1;

  // How far judging has progressed.
  private int seen;
  private int taken;
  private int delivered;
  private boolean misjudged;
  private long lastNew = -1;

  public MessageHash(Hash kind, Digest digest) {
    this.kind = kind;
    this.first = digest.first();
    this.second = digest.second();
    this.third = digest.third();
    this.fourth = digest.fourth();
  }

  public Hash kind() {
    return kind;
  }

  public boolean has(Digest digest) {
    return first == digest.first()
        && second == digest.second()
        && third == digest.third()
        && fourth == digest.fourth();
  }

  /** The part of the digest by which a message is remembered after it has left memory. */
  public long prefix() {
    return first;
  }

  /** The hash of the same message by the other kind; null if there is none. */
  public @Nullable MessageHash twin() {
    return twin;
  }

  /** Links the hashes of one message; what was already judged by one counts for both. */
  public void pairWith(MessageHash other) {
    if (twin == other) {
      return;
    }
    leaveTwin();
    other.leaveTwin();
    twin = other;
    other.twin = this;
    MessageHash main = main();
    MessageHash before = main == this ? other : this;
    if (before.seen > main.seen) {
      main.takeOver(before);
    }
  }

  /** Leaves a twin that belongs to the past: lines met with it keep its numbers. */
  private void leaveTwin() {
    MessageHash old = twin;
    if (old == null) {
      return;
    }
    if (seen > old.seen) {
      old.takeOver(this);
    }
    old.twin = null;
    twin = null;
  }

  private void takeOver(MessageHash before) {
    seen = before.seen;
    taken = before.taken;
    delivered = before.delivered;
    lastNew = before.lastNew;
    misjudged |= before.misjudged;
  }

  /** The one of two twins that keeps the counts. */
  public MessageHash main() {
    return twin != null && twin.kind.compareTo(kind) < 0 ? twin : this;
  }

  /** The numbers of this hash, without its twin's. */
  public SignedNumbers numbers() {
    return numbers;
  }

  /** Notes that a valid block signs it under this number. */
  public void sign(Group group, long number) {
    boolean judged = main().seen > main().taken;
    int before = judged ? wanted() : 0;
    numbers.add(group, number);
    misjudged |= judged && wanted() > before;
  }

  /** Whether a copy was judged surplus before all numbers of the message were known. */
  public boolean isMisjudged() {
    return misjudged;
  }

  /** Whether the message is signed, by this hash or its twin. */
  public boolean isSigned() {
    return !numbers.isEmpty() || (twin != null && !twin.numbers.isEmpty());
  }

  /** How many copies of the message were signed, by the kind of hash that has more. */
  public int wanted() {
    return twin == null ? numbers.wanted() : Math.max(numbers.wanted(), twin.numbers.wanted());
  }

  /** All its numbers, by either kind of hash: a group uses only one kind. Must not be modified. */
  public SortedMap<Group, AscendingNumbers> signed() {
    if (twin == null || twin.numbers.isEmpty()) {
      return numbers.byGroup();
    }
    if (numbers.isEmpty()) {
      return twin.numbers.byGroup();
    }
    SortedMap<Group, AscendingNumbers> both = SignedNumbers.emptyByGroup();
    both.putAll(numbers.byGroup());
    both.putAll(twin.numbers.byGroup());
    return both;
  }

  /** The lowest of its numbers. */
  public Signed lowest() {
    Map.Entry<Group, AscendingNumbers> first = signed().entrySet().iterator().next();
    return new Signed(first.getKey(), first.getValue().get(1));
  }

  /** The group of its only number; null if there are several, or none. */
  public @Nullable Group onlyGroup() {
    if (twin == null || twin.numbers.isEmpty()) {
      return numbers.onlyGroup();
    }
    return numbers.isEmpty() ? twin.numbers.onlyGroup() : null;
  }

  /** The number in its {@link #onlyGroup}. */
  public long onlyNumber() {
    return twin != null && numbers.isEmpty() ? twin.numbers.firstNumber() : numbers.firstNumber();
  }

  /** Withdraws all numbers of a group that may not sign messages of this host. */
  public void withdraw(Group group) {
    numbers.withdraw(group);
    if (twin != null) {
      twin.numbers.withdraw(group);
    }
  }

  /** The numbers of the message, those of the main hash first. */
  public List<MessageId> ids() {
    if (twin == null || twin.numbers.isEmpty()) {
      return numbers.ids();
    }
    List<MessageId> both = new ArrayList<>(main().numbers.ids());
    both.addAll((main() == this ? twin : this).numbers.ids());
    return both;
  }

  public void addCopy(long place) {
    copies++;
    lastCopy = place;
  }

  /** Removes a copy that does not count: it was judged before the message was signed. */
  public void removeCopy() {
    copies--;
  }

  /** The number of lines with this hash, as far as the archive has been read. */
  public int copies() {
    return copies;
  }

  /** The place of a line with this hash: of the last one judged genuine, if there is one. */
  public long place() {
    return main().lastNew < 0 ? lastCopy : main().lastNew;
  }

  /** The number of judged copies. */
  public int seen() {
    return seen;
  }

  /** The number of judged copies that were taken for new ones. */
  public int taken() {
    return taken;
  }

  /** Notes that a copy that came long before is one of those wanted. */
  public void takeBefore() {
    copies++;
    seen++;
    taken++;
    delivered++;
  }

  /** How many of its numbers its senders have delivered. */
  public int delivered() {
    return delivered;
  }

  /** Counts one more as delivered: returns which one, from 1. */
  public int countDelivered() {
    return ++delivered;
  }

  /** Whether a copy of it has no number of its own; a later block may assign one. */
  public boolean hasSurplus() {
    MessageHash main = main();
    return main.seen > main.taken || copies > wanted();
  }

  public void judgeNew(long place) {
    seen++;
    taken++;
    lastNew = place;
  }

  public void judgeRepeat() {
    seen++;
  }

  /**
   * Judges a copy of a message that is not signed by now: neither this copy nor its twin's counts.
   */
  public void judgeUnsigned() {
    removeCopy();
    if (twin != null) {
      twin.removeCopy();
    }
  }
}
