package io.sealpost.delivery.keeper;

import io.sealpost.delivery.PipelineListener;
import io.sealpost.delivery.ResendReason;
import io.sealpost.delivery.Resending;
import io.sealpost.sign.session.SessionDirectory;
import io.sealpost.time.Reminder;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What was sent again and is not yet announced in the stream, in the order in which to announce it.
 * Also kept in a file, for the process that follows one that is killed. Confined to the keeper
 * thread.
 */
final class UnsaidNotices {
  // A full journal while a server comes and goes: a few hundred kilobytes.
  private static final int MOST = 200;

  /** One to be announced: a line of the file. */
  record Unsaid(ResendReason reason, String again) {
    static Optional<Unsaid> read(String line) {
      int space = line.indexOf(' ');
      return ResendReason.of(line.substring(0, space))
          .map(reason -> new Unsaid(reason, line.substring(space + 1)));
    }

    String line() {
      return reason.word() + " " + again;
    }
  }

  private final PipelineListener listener;
  private final Reminder trouble = Reminder.once();
  private final Deque<Unsaid> notices = new ArrayDeque<>();
  private Optional<SessionDirectory> directory = Optional.empty(); // stays when signing ends
  private int stored; // how many of them are in the file

  UnsaidNotices(PipelineListener listener) {
    this.listener = listener;
  }

  /** Takes over what an earlier process did not announce. */
  void read(SessionDirectory from) {
    directory = Optional.of(from);
    try {
      from.unsaid().forEach(line -> Unsaid.read(line).ifPresent(notices::add));
      stored = notices.size();
    } catch (IOException e) {
      failed(e);
    }
  }

  /** Stores what there is; returns when that is forced. */
  void store(SessionDirectory in) {
    directory = Optional.of(in);
    write(in);
  }

  /** What the journal holds is forced: what was announced no longer needs a file. */
  void forced() {
    if (stored > notices.size()) {
      directory.ifPresent(this::write);
    }
  }

  private void write(SessionDirectory in) {
    stored = notices.size(); // even if it cannot be stored: delivery continues
    try {
      in.unsaid(notices.stream().map(Unsaid::line).toList());
      trouble.over();
    } catch (IOException e) {
      failed(e);
    }
  }

  private void failed(IOException why) {
    if (trouble.take()) {
      listener.warning(Resending.unsaid("should the process end before; " + why));
    }
  }

  void add(ResendReason reason, String again) {
    notices.add(new Unsaid(reason, again));
  }

  /** Drops the first ones if there are too many; returns how many. */
  int dropBeyondMost() {
    int dropped = Math.max(0, notices.size() - MOST);
    for (int i = 0; i < dropped; i++) {
      notices.remove();
    }
    return dropped;
  }

  boolean isEmpty() {
    return notices.isEmpty();
  }

  Unsaid first() {
    return notices.element();
  }

  void removeFirst() {
    notices.remove();
  }

  /** Drops all; returns how many there were. */
  int clear() {
    int dropped = notices.size();
    notices.clear();
    return dropped;
  }
}
