package io.sealpost.verify;

import io.sealpost.verify.SignedNumbers.Signed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells which copies of a message are beyond the number that was signed, and which messages came
 * out of order. Sees all lines in input order. Whether that is excused: {@link Excuses}.
 */
final class Judge {
  /*
   * Of equal copies the first ones in the input are the wanted ones, the later ones are repeats. Equal messages that
   * were signed several times make it undecided which copy is the repeat: one that goes on with an open run is taken
   * for a repeat, any other for a new one as long as new ones are wanted.
   */
  private final Senders senders;
  private final Past past;

  Judge(Senders senders, Past past) {
    this.senders = senders;
    this.past = past;
  }

  /** Judges all lines of a stretch, the hashes of which are as complete as they will be. */
  void judge(Stretch stretch) {
    int block = 0;
    for (int line = 0; line < stretch.size(); line++) {
      if (stretch.isBlock(line)) {
        certificate(stretch.blocks().get(block++));
      } else {
        MessageHash hash = stretch.hash(line);
        if (hash != null) judge(stretch, line, hash);
      }
    }
  }

  private void certificate(BlockLine line) {
    if (line.type() != BlockType.CERTIFICATE || !line.verdict().isValid()) return;
    if (line.block() != null) senders.of(line.block().group()).certificate();
  }

  private void judge(Stretch stretch, int line, MessageHash hash) {
    if (hash.isSigned()) SignedHosts.check(stretch, line, hash);
    if (!hash.isSigned()) {
      hash.judgeUnsigned();
      repeatOfPast(stretch, line, hash);
      return;
    }
    MessageHash main = hash.main();
    if (isRepeat(main)) {
      stretch.markRepeat(line);
      main.judgeRepeat();
      again(main, stretch.place(line));
    } else {
      long place = stretch.place(line);
      main.judgeNew(place);
      stretch.markGenuine(line);
      if (isLate(main, place)) stretch.markLate(line);
    }
  }

  private void repeatOfPast(Stretch stretch, int line, MessageHash hash) {
    Past.Seen seen = past.find(hash.prefix());
    if (seen == null) return;
    stretch.markRepeatOf(line, seen);
    Sender sender = seen.signed().group().sender();
    sender.again(List.of(seen.signed()), stretch.place(line));
  }

  private static boolean isLate(MessageHash main, long place) {
    Group only = main.onlyGroup();
    if (only != null) return only.sender().deliver(only, main.numbers().firstNumber(), place);
    boolean late = true;
    for (Map.Entry<Sender, List<Signed>> sender : bySender(main, main.taken()).entrySet()) {
      late &= sender.getKey().deliver(sender.getValue(), place);
    }
    return late;
  }

  private static void again(MessageHash main, long place) {
    bySender(main, 0).forEach((sender, numbers) -> sender.again(numbers, place));
  }

  /** One number of each group for a copy: the one of that rank, from 1; 0 for a repeat. */
  private static Map<Sender, List<Signed>> bySender(MessageHash main, int rank) {
    Map<Group, List<Signed>> groups = new LinkedHashMap<>();
    for (Signed signed : main.signed()) {
      groups.computeIfAbsent(signed.group(), unknown -> new ArrayList<>()).add(signed);
    }
    Map<Sender, List<Signed>> senders = new LinkedHashMap<>();
    groups.forEach(
        (group, ascending) ->
            senders
                .computeIfAbsent(group.sender(), unknown -> new ArrayList<>())
                .add(
                    rank > 0
                        ? ascending.get(Math.min(rank, ascending.size()) - 1)
                        : repeated(ascending)));
    return senders;
  }

  /** Which of its numbers a copy repeats: the next of an open run, or the last that came. */
  private static Signed repeated(List<Signed> ascending) {
    @Nullable Signed last = null;
    for (Signed signed : ascending) {
      Group group = signed.group();
      if (group.sender().expects(group, signed.number())) return signed;
      if (signed.number() <= group.delivered()) last = signed;
    }
    return last == null ? ascending.get(0) : last;
  }

  private static boolean isRepeat(MessageHash main) {
    int wanted = main.wanted();
    int surplus = main.copies() - wanted;
    if (surplus <= 0) return false;
    if (main.taken() == wanted) return true;
    boolean repeatsLeft = main.seen() - main.taken() < surplus;
    return repeatsLeft && main.taken() > 0 && goesOnWithRun(main);
  }

  /** Whether one of its numbers that were delivered already comes next in an open run. */
  private static boolean goesOnWithRun(MessageHash main) {
    @Nullable Group group = null;
    int rank = 0;
    for (Signed signed : main.signed()) {
      rank = signed.group() == group ? rank + 1 : 1;
      group = signed.group();
      if (rank <= main.taken() && group.sender().expects(group, signed.number())) return true;
    }
    return false;
  }
}
