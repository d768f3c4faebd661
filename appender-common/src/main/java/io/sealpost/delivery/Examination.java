package io.sealpost.delivery;

import io.sealpost.journal.JournalReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Finds out whether a collector refuses a message or everything, and sets aside what it refuses.
 * Confined to the courier thread.
 */
final class Examination {
  /* A connection that ends says nothing of why: TLS and TCP have no answers, and a RELP server whose
   * disk is full answers 500 to everything. So an entry is given up only if one behind it gets through,
   * on a connection of its own, and it itself is refused once more afterwards. Until then it waits, and
   * with it all that is behind. What gets through here is delivered, so an entry that is taken at the
   * last trial after all comes behind those that were taken before: late, but not lost. */

  static final int TRIALS = 5;
  static final int LOOK_AHEAD = 8;

  private final CourierContext context;
  private final RefusedEntries refused;
  private final Trial trial;

  /** Sends one entry alone, on a connection of its own. */
  interface Trial {
    /**
     * Returns whether it was confirmed, or the connection ended first.
     *
     * @throws IOException if there was no connection: that says nothing of the entry
     */
    boolean passes(Candidate entry) throws IOException;
  }

  Examination(CourierContext context, RefusedEntries refused, Trial trial) {
    this.context = context;
    this.refused = refused;
    this.trial = trial;
  }

  /**
   * Examines the entries from the confirmed position on.
   *
   * @throws IOException if a connection could not be made, or the journal not be read, or an entry
   *     not be set aside: then all stays as it is
   */
  void run(JournalReader reader) throws IOException {
    long from = context.journal().confirmed();
    reader.seek(from);
    context.reports().tally().begin(from, true);
    LongSupplier limit = context.limit();
    if (!reader.next(limit.getAsLong())) {
      return;
    }
    Candidate first = candidate(reader);
    for (int i = 0; i < TRIALS; i++) {
      if (trial.passes(first)) {
        context.confirm(first.position());
        return;
      }
    }
    List<Candidate> suspects = new ArrayList<>(List.of(first));
    while (suspects.size() <= LOOK_AHEAD && reader.next(limit.getAsLong())) {
      Candidate next = candidate(reader);
      if (trial.passes(next)) {
        decide(suspects);
        context.confirm(next.position());
        return;
      }
      suspects.add(next);
    }
  }

  private Candidate candidate(JournalReader reader) {
    context.reports().tally().pass(reader);
    return new Candidate(reader);
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
        .listener()
        .get()
        .warning(
            "the collector refuses a message of %d octets again and again, and takes others: it is %s"
                .formatted(suspect.octets().length, where));
  }
}
