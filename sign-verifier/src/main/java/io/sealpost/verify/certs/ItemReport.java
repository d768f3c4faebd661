package io.sealpost.verify.certs;

import io.sealpost.keys.Fingerprint;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An item in words. For a private key it says only that it exists, and its kind.
 *
 * @param findings what needs attention
 */
public record ItemReport(String title, List<Fact> facts, List<String> findings) {
  /** RFC 5280 §4.1.2.5. */
  private static final Instant NO_WELL_DEFINED_END = Instant.parse("9999-12-31T23:59:59Z");

  public ItemReport {
    facts = List.copyOf(facts);
    findings = List.copyOf(findings);
  }

  /**
   * Describes an item.
   *
   * @param leastDays a certificate with fewer days left is a finding
   */
  public static ItemReport of(Item item, Instant now, int leastDays) {
    if (item instanceof Item.Certificate certificate) {
      return certificate(certificate.value(), now, leastDays);
    }
    if (item instanceof Item.Key key) {
      return simple(
          key.encrypted() ? "encrypted private key" : "private key",
          new Fact("key", key.value().map(KeyKind::of).orElse("of unknown kind") + ", not shown"));
    }
    if (item instanceof Item.BareKey bare) {
      return publicKey(bare.value());
    }
    if (item instanceof Item.Revoked revoked) {
      return revoked(revoked.value(), now);
    }
    return simple(((Item.Other) item).what(), new Fact("", "not looked into"));
  }

  private static ItemReport simple(String title, Fact... facts) {
    return new ItemReport(title, List.of(facts), List.of());
  }

  private static ItemReport certificate(X509Certificate certificate, Instant now, int leastDays) {
    Instant from = certificate.getNotBefore().toInstant();
    Instant to = certificate.getNotAfter().toInstant();
    CertificateFacts words = new CertificateFacts(certificate);
    List<Fact> facts = new ArrayList<>(words.facts());
    facts.add(new Fact("valid", String.format(Locale.ROOT, "from %s to %s", from, to)));
    facts.add(new Fact("days left", daysLeft(to, now)));
    facts.addAll(words.fingerprints());
    return new ItemReport(
        "certificate", facts, finding(from, to, now, leastDays).stream().toList());
  }

  private static String daysLeft(Instant end, Instant now) {
    return end.equals(NO_WELL_DEFINED_END) ? "no end" : Long.toString(days(end, now));
  }

  /** Whole days until the end; none after it. */
  private static long days(Instant end, Instant now) {
    return Math.max(0, Duration.between(now, end).toDays());
  }

  private static Optional<String> finding(Instant from, Instant to, Instant now, int leastDays) {
    if (now.isAfter(to)) {
      return Optional.of("expired on " + to);
    }
    if (now.isBefore(from)) {
      return Optional.of("is not valid before " + from);
    }
    return days(to, now) < leastDays
        ? Optional.of(
            String.format(Locale.ROOT, "%d days left, fewer than %d", days(to, now), leastDays))
        : Optional.empty();
  }

  private static ItemReport publicKey(PublicKey key) {
    Fingerprint fingerprint = Fingerprint.sha256(key.getEncoded());
    return simple(
        "public key",
        new Fact("key", KeyKind.of(key)),
        new Fact("fingerprint", fingerprint.toString()));
  }

  private static ItemReport revoked(X509CRL list, Instant now) {
    int entries = list.getRevokedCertificates() == null ? 0 : list.getRevokedCertificates().size();
    Optional<Instant> next =
        Optional.ofNullable(list.getNextUpdate()).map(date -> date.toInstant());
    List<Fact> facts =
        List.of(
            new Fact("issuer", list.getIssuerX500Principal().getName()),
            new Fact("revoked", entries + " certificates"),
            new Fact("made", list.getThisUpdate().toInstant().toString()),
            new Fact("next", next.map(Instant::toString).orElse("not said")));
    List<String> findings =
        next.filter(now::isAfter).map(time -> "the next one was due on " + time).stream().toList();
    return new ItemReport("revocation list", facts, findings);
  }
}
