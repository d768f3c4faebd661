package io.sealpost.samples.tomcat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealpost.verify.ArchiveVerifier;
import io.sealpost.verify.VerifierConfig;
import io.sealpost.verify.report.ArchiveLine;
import io.sealpost.verify.report.Finding;
import io.sealpost.verify.report.MessageId;
import io.sealpost.verify.report.Verdict;
import io.sealpost.verify.report.VerdictSink;
import io.sealpost.verify.trust.TrustAnchor.ByCertificate;
import io.sealpost.verify.trust.TrustPolicy;
import io.sealpost.verify.trust.TrustPolicy.TrustedSigner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the verifier says of an archive.
 *
 * @param events the numbers of the verified ones, in the order of the archive
 */
record CheckedArchive(List<Integer> events, List<Finding> findings) {
  private static final Pattern EVENT = Pattern.compile(" event (\\d+) of the audit trail");

  /** With the key in the spool as the only one that is trusted. */
  static CheckedArchive of(List<byte[]> messages, Path spool)
      throws IOException, CertificateException {
    TrustedSigner signer =
        new TrustedSigner(new ByCertificate(certificate(spool), Optional.empty()), Set.of());
    List<Finding> findings = new ArrayList<>();
    List<Long> verified = new ArrayList<>();
    VerdictSink sink =
        new VerdictSink() {
          @Override
          public void finding(Finding finding) {
            findings.add(finding);
          }

          @Override
          public void message(ArchiveLine line, Verdict verdict, List<MessageId> ids) {
            if (verdict == Verdict.VERIFIED) {
              verified.add(line.position().line());
            }
          }
        };
    try (ArchiveVerifier verifier =
        new ArchiveVerifier(VerifierConfig.of(new TrustPolicy(List.of(signer), false)), sink)) {
      verifier.startFile("archive");
      for (int i = 0; i < messages.size(); i++) {
        verifier.add(i + 1, messages.get(i), 0, messages.get(i).length);
      }
      verifier.finish();
    }
    return new CheckedArchive(events(messages, verified), findings);
  }

  private static List<Integer> events(List<byte[]> messages, List<Long> lines) {
    return lines.stream()
        .sorted()
        .map(line -> new String(messages.get((int) (line - 1)), UTF_8))
        .flatMap(text -> EVENT.matcher(text).results())
        .map(found -> Integer.valueOf(found.group(1)))
        .toList();
  }

  private static byte[] certificate(Path spool) throws IOException, CertificateException {
    try (InputStream pem = Files.newInputStream(spool.resolve("sign-cert.pem"))) {
      return CertificateFactory.getInstance("X.509").generateCertificate(pem).getEncoded();
    }
  }
}
