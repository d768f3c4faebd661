package io.sealpost.samples;

import io.sealpost.verify.ArchiveVerifier;
import io.sealpost.verify.Finding;
import io.sealpost.verify.Report;
import io.sealpost.verify.TrustAnchor.ByCertificate;
import io.sealpost.verify.TrustPolicy;
import io.sealpost.verify.TrustPolicy.TrustedSigner;
import io.sealpost.verify.VerdictSink;
import io.sealpost.verify.VerifierConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a server archived, looked at with the verifier, which trusts the appender's key only. */
final class VerifiedArchive {
  private static final Pattern EVENT = Pattern.compile(" event (\\d+) of the audit trail");

  private static final String NOTICE = "[sealpost-session@32473 ";

  private final List<byte[]> messages;
  private final Report report;
  private final List<String> findings;

  private VerifiedArchive(List<byte[]> messages, Report report, List<String> findings) {
    this.messages = messages;
    this.report = report;
    this.findings = findings;
  }

  static VerifiedArchive of(List<byte[]> messages, Path spool)
      throws IOException, CertificateException {
    byte[] pem = Files.readAllBytes(spool.resolve("sign-cert.pem"));
    byte[] der =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem))
            .getEncoded();
    TrustPolicy policy =
        new TrustPolicy(
            List.of(new TrustedSigner(new ByCertificate(der, Optional.empty()), Set.of())), false);
    List<String> findings = new ArrayList<>();
    try (ArchiveVerifier verifier =
        new ArchiveVerifier(VerifierConfig.of(policy), new Findings(findings))) {
      verifier.startFile("archive");
      for (int i = 0; i < messages.size(); i++) {
        verifier.add(i + 1, messages.get(i), 0, messages.get(i).length);
      }
      return new VerifiedArchive(messages, verifier.finish(), findings);
    }
  }

  private record Findings(List<String> texts) implements VerdictSink {
    @Override
    public void finding(Finding finding) {
      texts.add(finding.toString());
    }
  }

  Report report() {
    return report;
  }

  /** The numbers of the events, in the order of the archive, repeats included. */
  List<Integer> events() {
    return eventsIn(messages).toList();
  }

  /** How many notices of the starts and ends of sessions there are, repeats included. */
  int notices() {
    return (int)
        messages.stream()
            .filter(octets -> new String(octets, StandardCharsets.UTF_8).contains(NOTICE))
            .count();
  }

  /** The numbers of the events, each once, in the order of their first arrival. */
  List<Integer> firstArrivals() {
    return eventsIn(messages).distinct().toList();
  }

  static Stream<Integer> eventsIn(List<byte[]> messages) {
    return messages.stream()
        .map(octets -> EVENT.matcher(new String(octets, StandardCharsets.UTF_8)))
        .filter(Matcher::find)
        .map(matcher -> Integer.valueOf(matcher.group(1)));
  }

  /** Everything the verifier found, to be shown when it is not what a test expects. */
  List<String> findings() {
    return findings;
  }
}
