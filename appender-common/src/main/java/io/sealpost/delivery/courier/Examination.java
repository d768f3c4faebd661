package io.sealpost.delivery.courier;

import io.sealpost.delivery.drops.DropReason;
import io.sealpost.journal.JournalReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds out whether a collector refuses a message or everything, and sets aside what it refuses.
 * Confined to the courier thread.
 */
final class Examination {
  /*
   * A connection that ends does not say why: TLS and TCP have no answers, and a RELP server whose
   * disk is full answers 500 to everything. So an entry is given up only if a later one gets
   * through, on a connection of its own, and it is itself refused once more afterwards. Until then
   * it waits, and with it everything after it. What gets through here is delivered, so an entry
   * that is accepted after all at the last trial arrives after those accepted before: late, but not
   * lost.
   *
   * What was already accepted is not sent for this, unless nothing else could show whether the
   * collector accepts anything.
   */

  static final int TRIALS = 5;
  static final int LOOK_AHEAD = 8;

  private final CourierContext context;
  private final RefusedEntries refused;
  private final AnsweredAhead ahead;
  private final Trial trial;
  private Optional<Candidate> answered = Optional.empty(); // with success, after the first suspect

  /** Sends one entry alone, on a connection of its own. */
  interface Trial {
    /**
     * Returns true if it was confirmed, false if the connection ended first.
     *
     * @throws IOException if there was no connection: that says nothing about the entry
     */
    boolean passes(Candidate entry) throws IOException;
  }

  Examination(CourierContext context, RefusedEntries refused, AnsweredAhead ahead, Trial trial) {
    this.context = context;
    this.refused = refused;
    this.ahead = ahead;
    this.trial = trial;
  }

  /**
   * Examines the entries from the confirmed position on.
   *
   * @throws IOException if a connection cannot be made, the journal cannot be read, or an entry
   *     cannot be set aside: then everything stays as it is
   */
  void run(JournalReader reader) throws IOException {
    long from = context.journal().confirmed();
    reader.seek(from);
    ahead.begin(from);
    context.reports().tally().begin(from, true);
    Optional<Candidate> next = next(reader);
    if (next.isEmpty()) {
      return;
    }
    Candidate first = next.get();
    answered = Optional.empty();
    for (int i = 0; i < TRIALS; i++) {
      if (trial.passes(first)) {
        ahead.confirm(first.position());
        return;
      }
    }
    List<Candidate> suspects = new ArrayList<>(List.of(first));
    next = next(reader);
    while (suspects.size() <= LOOK_AHEAD && next.isPresent()) {
      if (trial.passes(next.get())) {
        decide(suspects);
        ahead.confirm(next.get().position());
        return;
      }
      suspects.add(next.get());
      next = next(reader);
    }
    if (answered.isPresent() && trial.passes(answered.get())) {
      decide(suspects);
      ahead.confirm(suspects.get(suspects.size() - 1).position());
    }
  }

  /** The next entry that the collector is not known to have. */
  private Optional<Candidate> next(JournalReader reader) throws IOException {
    long limit = context.limit().getAsLong();
    while (reader.next(limit)) {
      context.reports().tally().pass(reader);
      if (!ahead.has(reader.position())) {
        return Optional.of(new Candidate(reader));
      }
      ahead.leftOut(reader.position());
      if (answered.isEmpty()) {
        answered = Optional.of(new Candidate(reader));
      }
    }
    return Optional.empty();
  }

  private void decide(List<Candidate> suspects) throws IOException {
    for (Candidate suspect : suspects) {
      if (!trial.passes(suspect)) {
        setAside(suspect);
      }
    }
  }

  private void setAside(Candidate suspect) throws IOException {
    Optional<Path> file = refused.keep(suspect.position(), suspect.octets());
    context.reports().tally().setAside(suspect.kind());
    context.reports().dropped().count(DropReason.REFUSED);
    String where = file.map(path -> "set aside as " + path).orElse("dropped");
    context
        .shared()
        .listener()
        .warning(
            String.format(
                Locale.ROOT,
                "the collector keeps refusing a message of %d octets and accepts others: it is %s",
                suspect.octets().length,
                where));
  }
}
