package io.sealpost.verify.group;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.group.SignedNumbers.Signed;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A signer across all its sessions (RFC 5848 §4.2.2), with the order in which its messages came:
 * all its signature groups share one stream. Confined to the verification's thread.
 */
public final class Sender {
  /**
   * The identity of a signer: HOSTNAME, APP-NAME, and the part of its PROCID that outlives
   * processes, as in Sealpost's after the first dot. Those without such a part are one sender.
   */
  public record Id(String host, String app, String name) {
    public static Id of(GroupId group) {
      int dot = group.procId().indexOf('.');
      return new Id(group.host(), group.app(), dot < 0 ? "" : group.procId().substring(dot + 1));
    }

    /** Whether its sessions do not overlap: those of processes without a name may. */
    public boolean isLasting() {
      return !name.isEmpty();
    }
  }

  static final long HALF = 5_000_000_000L; // of all numbers

  private final Id id;
  private final AcceptedRuns accepted;
  private final Set<Group> delivering = new LinkedHashSet<>();
  private @Nullable RetransmissionRun run;
  private boolean certificate; // came last
  private long newestSession;

  Sender(Id id, AcceptedRuns accepted) {
    this.id = id;
    this.accepted = accepted;
  }

  /** Notes that one of its certificate blocks came, as on each new connection. */
  public void certificate() {
    certificate = true;
  }

  /**
   * Takes a verified message under its numbers in groups of this sender.
   *
   * @return whether it came late: in each of the groups after a message with a higher number or
   *     from a later session
   */
  public boolean deliver(List<Signed> numbers, long place) {
    boolean isNew = false;
    for (Signed signed : numbers) {
      isNew |= isNext(signed.group(), signed.number());
    }
    if (!isNew) {
      again(numbers, place, false);
      return true;
    }
    endRun();
    certificate = false;
    for (Signed signed : numbers) {
      if (isNext(signed.group(), signed.number())) {
        deliver(signed.group(), signed.number());
      }
    }
    return false;
  }

  /** Whether the number follows all delivered ones, and no later session has begun. */
  private boolean isNext(Group group, long number) {
    boolean over = id.isLasting() && isAhead(newestSession, group.session());
    return !over && isAhead(number, group.delivered());
  }

  /** Whether one number, or session, comes after another: the greatest one is followed by 1. */
  public static boolean isAhead(long number, long other) {
    long ahead = number - other;
    return number != 0 && (other == 0 || (ahead > 0 && ahead < HALF) || ahead < -HALF);
  }

  /** Like {@link #deliver}, for a message with one number. */
  public boolean deliver(Group group, long number, long place) {
    if (!isNext(group, number)) {
      again(List.of(new Signed(group, number)), place, false);
      return true;
    }
    if (run != null) {
      endRun();
    }
    certificate = false;
    deliver(group, number);
    return false;
  }

  private void deliver(Group group, long number) {
    if (group.delivered() == 0) {
      delivering.add(group);
    }
    if (isAhead(group.session(), newestSession)) {
      newestSession = group.session();
    }
    group.deliver(number);
  }

  /** Takes numbers that a block added after their message came; returns whether there are any. */
  public boolean catchUp(List<Signed> numbers) {
    boolean any = false;
    for (Signed signed : numbers) {
      if (!isNext(signed.group(), signed.number())) {
        continue;
      }
      deliver(signed.group(), signed.number());
      any = true;
    }
    return any;
  }

  /** Takes a copy of a message. */
  public void repeat(List<Signed> numbers, long place) {
    again(numbers, place, true);
  }

  private void again(List<Signed> numbers, long place, boolean copy) {
    RetransmissionRun open = run;
    boolean goesOn = open != null && open.expects(numbers);
    if (!goesOn && open != null && certificate && open.hasBegunBefore(numbers)) {
      open.breakOff();
      goesOn = true;
    }
    if (!goesOn) {
      endRun();
      open = new RetransmissionRun();
      run = open;
    }
    if (open != null) {
      open.add(numbers, place, copy, certificate, accepted.isExact());
    }
    certificate = false;
  }

  /** The number that would continue the open run; 0 if there is none. */
  public long next(Group group) {
    return run == null ? 0 : run.next(group);
  }

  /** Ends the open run, if there is one. */
  void endRun() {
    if (run == null) {
      return;
    }
    if (run.isWhole(delivering)) {
      accepted.add(run);
    }
    run = null;
  }
}
