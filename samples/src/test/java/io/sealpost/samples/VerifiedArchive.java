package io.sealpost.samples;

import io.sealpost.sign.Hash;
import io.sealpost.verify.ArchiveVerifier;
import io.sealpost.verify.Report;
import io.sealpost.verify.TrustAnchor.ByCertificate;
import io.sealpost.verify.TrustPolicy;
import io.sealpost.verify.TrustPolicy.TrustedSigner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a server archived, looked at with the verifier, which trusts the appender's key only. */
final class VerifiedArchive {
  private static final Pattern EVENT = Pattern.compile(" event (\\d+) of the audit trail");

  private final List<byte[]> messages;
  private final Report report;

  private VerifiedArchive(List<byte[]> messages, Report report) {
    this.messages = messages;
    this.report = report;
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
    ArchiveVerifier verifier = new ArchiveVerifier(policy, Set.of(Hash.values()));
    verifier.startFile("archive");
    for (int i = 0; i < messages.size(); i++) {
      verifier.add(i + 1, messages.get(i), 0, messages.get(i).length);
    }
    return new VerifiedArchive(messages, verifier.finish());
  }

  Report report() {
    return report;
  }

  /** The numbers of the events, in the order of the archive, repeats included. */
  List<Integer> events() {
    return eventsIn(messages).toList();
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
    return report.findings().map(Object::toString).toList();
  }
}
