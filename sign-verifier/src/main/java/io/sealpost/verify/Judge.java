package io.sealpost.verify;

import java.util.List;
import java.util.Optional;

/**
 * Tells which copies of a message are beyond the number that was signed, and which of those a
 * sender repeated for a good reason. Sees all lines in input order.
 */
final class Judge {
  /*
   * Of equal copies the first ones in the input are the wanted ones, the later ones are repeats. A sender that delivers
   * at least once repeats for one reason: a connection broke, and everything since the last confirmation goes again, in
   * order, before anything new. So a *redelivered run* is known by three things, all in the stream of one sender (others
   * may lie between in a mixed archive):
   *
   *   1. it repeats, in the original order and without a gap, the last messages that the sender had delivered:
   *      A B C D E | C D E | F        and not A B C D E | C D | F, which leaves E out
   *   2. nothing new of the sender comes within it; should the connection break again before the run is through,
   *      it may start again inside itself:
   *      A B C D E | C D | C D E | F
   *   3. it is two messages at least. One message alone that repeats the last one is what an edited file or a
   *      doubled line looks like too, so it counts only directly behind a certificate block of its signer, which
   *      a new connection begins with (§6.1.1), or behind a run of the same signer's last process: what a crash left
   *      unsealed is numbered by the next process but goes again together with what came before.
   *
   * A sender is a signer over all its sessions. Were it one session, a whole one could be played again at any time: its
   * last message stays its last.
   *
   * Whoever imitates all this repeats what was delivered a moment ago, and changes nothing that is signed. All other
   * repeats are replays.
   *
   * Equal messages that were signed several times make it undecided which copy is the repeat. A copy that goes on with an
   * open run is taken for a repeat, any other for a new one as long as new ones are wanted.
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
    if (line.block() != null) senders.traceOf(line.block().group()).certificate();
  }

  private void judge(Stretch stretch, int line, MessageHash hash) {
    MessageHash main = hash.main();
    long place = stretch.place(line);
    if (!hash.isSigned()) {
      hash.judgeUnsigned();
      findInPast(hash).ifPresent(seen -> repeatOfPast(stretch, line, main, seen));
      return;
    }
    List<Sender> signed = hash.senders();
    if (isRepeat(main, signed)) {
      stretch.markRepeat(line);
      repeat(place, main, main.lastNew(), signed);
      main.judgeRepeat();
    } else {
      main.judgeNew(place);
      stretch.markGenuine(line);
      for (Sender sender : signed) {
        sender.stream().deliver(place, main.prefix());
        sender.trace().newMessage();
      }
    }
  }

  private Optional<Past.Seen> findInPast(MessageHash hash) {
    return past.find(hash.prefix());
  }

  private void repeatOfPast(Stretch stretch, int line, MessageHash main, Past.Seen seen) {
    stretch.markRepeat(line);
    List<Sender> signed = List.of(senders.numbered(seen.sender()));
    repeat(stretch.place(line), main, seen.place(), signed);
  }

  private void repeat(long place, MessageHash main, long original, List<Sender> signed) {
    for (Sender sender : signed) {
      boolean afterConnect = sender.trace().speaksForConnect(sender);
      sender.stream().repeat(place, main.prefix(), original, afterConnect);
    }
    for (Sender sender : signed) sender.trace().repeat(signed);
  }

  private static boolean isRepeat(MessageHash main, List<Sender> signed) {
    int wanted = main.wanted();
    int surplus = main.copies() - wanted;
    if (surplus <= 0) return false;
    if (main.taken() == wanted) return true;
    boolean repeatsLeft = main.seen() - main.taken() < surplus;
    return repeatsLeft
        && signed.stream().anyMatch(sender -> sender.stream().expects(main.prefix()));
  }
}
