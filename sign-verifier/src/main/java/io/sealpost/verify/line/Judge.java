package io.sealpost.verify.line;

import io.sealpost.verify.group.AscendingNumbers;
import io.sealpost.verify.group.BlockLine;
import io.sealpost.verify.group.Group;
import io.sealpost.verify.group.MessageHash;
import io.sealpost.verify.group.Sender;
import io.sealpost.verify.group.Senders;
import io.sealpost.verify.group.SignedNumbers.Signed;
import io.sealpost.verify.report.BlockType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides which copies of a message exceed the number signed, and which messages came out of order.
 * Sees all lines in input order. {@code Excuses} decides whether that is excused.
 */
public final class Judge {
  /*
   * Of equal copies the first ones in the input are verified, the later ones are repeats. Which
   * number each of several copies stands for is another question, as a sender may have repeated one
   * before it sent the next: a copy that continues an open run is taken for an earlier one, any
   * other for the next.
   */
  private final Senders senders;
  private final ReplayMemory past;
  private final FarApart farApart;

  public Judge(Senders senders, ReplayMemory past, FarApart farApart) {
    this.senders = senders;
    this.past = past;
    this.farApart = farApart;
  }

  /** Judges all lines of a batch whose hashes are as complete as they will be. */
  public void judge(LineBatch batch) {
    int block = 0;
    for (int line = 0; line < batch.size(); line++) {
      if (batch.isBlock(line)) {
        certificate(batch.blocks().get(block++));
      } else {
        MessageHash hash = batch.hash(line);
        if (hash != null) {
          judge(batch, line, hash);
        }
      }
    }
  }

  private void certificate(BlockLine line) {
    if (line.type() != BlockType.CERTIFICATE || !line.verdict().isValid()) {
      return;
    }
    if (line.block() != null) {
      senders.of(line.block().group()).certificate();
    }
  }

  private void judge(LineBatch batch, int line, MessageHash hash) {
    if (hash.isSigned()) {
      SignedHosts.check(batch, line, hash);
    }
    if (!hash.isSigned()) {
      hash.judgeUnsigned();
      boolean foreign = !batch.marks().foreignTo(line).isEmpty();
      if (!foreign) {
        repeatOfPast(batch, line, hash);
      }
      return;
    }
    MessageHash main = hash.main();
    takeFromPast(main);
    boolean repeat = main.taken() >= main.wanted();
    boolean late = order(main, repeat, batch.place(line));
    if (repeat) {
      batch.marks().markRepeat(line);
      main.judgeRepeat();
      if (past.find(main) != null) {
        farApart.mayBeForgotten();
      }
    } else {
      main.judgeNew(batch.place(line));
      batch.marks().markGenuine(line);
      if (late) {
        batch.marks().markLate(line);
      }
    }
  }

  /** Adds a copy to the order of its senders; returns whether it came late. */
  private static boolean order(MessageHash main, boolean repeat, long place) {
    Group only = main.onlyGroup();
    if (only == null) {
      return orderOneOfSeveral(main, place);
    }
    long number = main.onlyNumber();
    if (!repeat) {
      main.countDelivered(); // a block that comes later may add a group
      return only.sender().deliver(only, number, place);
    }
    only.sender().repeat(List.of(new Signed(only, number)), place);
    return false;
  }

  private static boolean orderOneOfSeveral(MessageHash main, long place) {
    boolean all = main.delivered() >= main.wanted();
    if (all || (main.delivered() > 0 && goesOnWithRun(main))) {
      Map<Sender, List<Signed>> repeated = bySender(main, 0);
      if (all) {
        catchUp(repeated, main);
      }
      repeated.forEach((sender, numbers) -> sender.repeat(numbers, place));
      return false;
    }
    boolean late = true;
    for (Map.Entry<Sender, List<Signed>> own : bySender(main, main.countDelivered()).entrySet()) {
      late &= own.getKey().deliver(own.getValue(), place);
    }
    return late;
  }

  /**
   * Tells the senders of numbers that blocks added later: what came since then may have been out of
   * order, and so part of a run.
   */
  private static void catchUp(Map<Sender, List<Signed>> numbers, MessageHash main) {
    boolean any = false;
    for (Map.Entry<Sender, List<Signed>> own : numbers.entrySet()) {
      any |= own.getKey().catchUp(own.getValue());
    }
    if (any) {
      main.signed().firstKey().copies().leaveUndecided();
    }
  }

  /**
   * Takes a message that came before under a number of another group and has left memory since: it
   * counted there as one of the copies that are wanted now. Which run it would be in is not known.
   */
  public void takeFromPast(MessageHash main) {
    if (main.seen() > 0) {
      return;
    }
    ReplayMemory.Seen seen = past.find(main);
    if (seen == null) {
      return;
    }
    Group before = seen.signed().group();
    if (main.signed().containsKey(before)) {
      return;
    }
    main.takeBefore();
    main.signed().firstKey().copies().leaveUndecided();
  }

  private void repeatOfPast(LineBatch batch, int line, MessageHash hash) {
    ReplayMemory.Seen seen = past.find(hash);
    if (seen == null) {
      if (past.mayHaveForgotten(hash)) {
        farApart.mayBeForgotten();
      }
      return;
    }
    farApart.copy(hash);
    batch.marks().markRepeatOf(line, seen);
    Sender sender = seen.signed().group().sender();
    sender.repeat(List.of(seen.signed()), batch.place(line));
  }

  /** One number of each group for a copy: the one with that rank, from 1; 0 for a repeat. */
  private static Map<Sender, List<Signed>> bySender(MessageHash main, int rank) {
    Map<Sender, List<Signed>> senders = new LinkedHashMap<>();
    main.signed()
        .forEach(
            (group, numbers) -> {
              long number =
                  rank > 0 ? numbers.get(Math.min(rank, numbers.size())) : repeated(group, numbers);
              senders
                  .computeIfAbsent(group.sender(), unknown -> new ArrayList<>())
                  .add(new Signed(group, number));
            });
    return senders;
  }

  /** Which of its numbers a copy repeats: the next of an open run, or the last that came. */
  private static long repeated(Group group, AscendingNumbers numbers) {
    long next = group.sender().next(group);
    if (numbers.rank(next) > 0) {
      return next;
    }
    long last = numbers.floor(group.delivered());
    return last == 0 ? numbers.get(1) : last;
  }

  /** Whether one of its already delivered numbers comes next in an open run. */
  private static boolean goesOnWithRun(MessageHash main) {
    for (Map.Entry<Group, AscendingNumbers> group : main.signed().entrySet()) {
      int rank = group.getValue().rank(group.getKey().sender().next(group.getKey()));
      if (rank > 0 && rank <= main.delivered()) {
        return true;
      }
    }
    return false;
  }
}
