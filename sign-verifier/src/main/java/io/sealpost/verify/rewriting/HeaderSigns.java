package io.sealpost.verify.rewriting;

import io.sealpost.message.ParsedMessage;
import io.sealpost.verify.rewriting.line.ChangedBlock;
import io.sealpost.verify.rewriting.line.Counts;
import io.sealpost.verify.rewriting.line.Line;
import io.sealpost.verify.rewriting.line.TimeForm;
import io.sealpost.verify.rewriting.line.Traces;
import io.sealpost.verify.trust.CertificateHosts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds rewritten headers from certificate blocks that their own key does not verify, by what their
 * payloads say about the signer.
 */
final class HeaderSigns {
  // Each costs a signature check; more show nothing new.
  private static final int MOST_CHECKED = 64;
  private static final int FEWEST_AMONG_VERIFIED = 3;

  private final Tally changed = new Tally();
  private final Tally hosts = new Tally();
  private final Tally times = new Tally();
  private final Counts<String> hostnames = new Counts<>();
  private final Counts<TimeForm> forms = new Counts<>();
  private long blocks;
  private int checked;
  private String newHost = "";
  private Optional<String> signedHost = Optional.empty();
  private TimeForm newForm = TimeForm.OWN;
  private TimeForm signedForm = TimeForm.OWN;

  /** Counts a message of RFC 5424 or a block, whatever was done to it. */
  void count(ParsedMessage message) {
    hostnames.add(message.hostname().toLowerCase(Locale.ROOT));
    TimeForm.of(message.timestamp()).ifPresent(forms::add);
  }

  /** Looks at a block whose signature was not verified. */
  void seeBlock(Line line, Optional<ParsedMessage> message) {
    message.ifPresent(this::count);
    blocks++;
    if (checked < MOST_CHECKED && Traces.isCertificate(line)) {
      checked++;
      message.flatMap(ChangedBlock::of).ifPresent(block -> see(line, block));
    }
  }

  private void see(Line line, ChangedBlock block) {
    changed.add(line);
    newHost = changed.lines() == 1 ? block.hostname() : newHost;
    Optional<String> other = block.otherHost();
    if (other.isPresent()) {
      hosts.add(line);
      signedHost = other;
      newHost = block.hostname();
    }
    Optional<TimeForm> form = block.newTimeForm();
    if (form.isPresent()) {
      times.add(line);
      newForm = form.get();
      signedForm = block.signedTimeForm().orElse(TimeForm.OWN);
    }
  }

  /**
   * Adds what is evident.
   *
   * @param signerHosts of signers known from elsewhere; a star may stand for a first label
   */
  void explain(Totals totals, Set<String> signerHosts, List<Explanation> into) {
    int before = into.size();
    String host = newHost.toLowerCase(Locale.ROOT);
    boolean elsewhere =
        !signerHosts.isEmpty() && !new CertificateHosts(List.copyOf(signerHosts)).fit(host);
    if (isEvident(hosts, totals)) {
      into.add(hosts.explain(Rewriting.HOST, hostnames.of(host), what(signedHost)));
    } else if (elsewhere && isEvident(changed, totals)) {
      into.add(changed.explain(Rewriting.HOST, hostnames.of(host), what(Optional.empty())));
    }
    if (isEvident(times, totals)) {
      String what =
          String.format(
              Locale.ROOT,
              "%s, %s; the signer writes it otherwise",
              Rewriting.TIME.what(),
              newForm.without(signedForm));
      into.add(times.explain(Rewriting.TIME, forms.of(newForm), what));
    }
    if (into.size() == before && isEvident(changed, totals)) {
      into.add(changed.explain(Rewriting.BLOCKS, blocks, Rewriting.BLOCKS.what()));
    }
  }

  /** Whether it is evident: a block among verified ones may have been changed by anyone. */
  private static boolean isEvident(Tally tally, Totals totals) {
    return tally.lines() >= (totals.verifiedBlocks() == 0 ? 1 : FEWEST_AMONG_VERIFIED);
  }

  private String what(Optional<String> signer) {
    String is = Rewriting.HOST.what() + " by " + Sample.harmless(newHost);
    return signer.map(name -> is + ": the signer is " + Sample.harmless(name)).orElse(is);
  }
}
