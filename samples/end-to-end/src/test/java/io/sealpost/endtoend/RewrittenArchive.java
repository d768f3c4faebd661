package io.sealpost.endtoend;

import io.sealpost.verify.ArchiveVerifier;
import io.sealpost.verify.VerifierConfig;
import io.sealpost.verify.input.ArchiveReader;
import io.sealpost.verify.input.LineSink;
import io.sealpost.verify.report.Report;
import io.sealpost.verify.report.VerdictSink;
import io.sealpost.verify.rewriting.ExplainingSink;
import io.sealpost.verify.rewriting.Explanation;
import io.sealpost.verify.trust.TrustPolicy;
import io.sealpost.verify.trust.TrustPolicy.TrustedSigner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Set;

/** A file that a server wrote, as the verifier sees it, which trusts the certificate in a spool. */
record RewrittenArchive(Report report, List<Explanation> explanations) {
  static RewrittenArchive of(Path file, Path spool) throws IOException, CertificateException {
    ExplainingSink sink = new ExplainingSink(new VerdictSink() {});
    try (ArchiveVerifier verifier = new ArchiveVerifier(config(spool), sink);
        InputStream in = Files.newInputStream(file)) {
      verifier.startFile(file.getFileName().toString());
      ArchiveReader.read(in, false, new Lines(verifier));
      Report report = verifier.finish();
      return new RewrittenArchive(report, sink.explain(Set.of(SignedStream.HOST)));
    }
  }

  private static VerifierConfig config(Path spool) throws IOException, CertificateException {
    TrustedSigner signer = new TrustedSigner(VerifiedArchive.anchor(spool), Set.of());
    return VerifierConfig.of(new TrustPolicy(List.of(signer), false));
  }

  private record Lines(ArchiveVerifier verifier) implements LineSink {
    @Override
    public void line(int number, byte[] octets, int from, int to) throws IOException {
      verifier.add(number, octets, from, to);
    }

    @Override
    public void cutLine(int number, byte[] octets, int from, int to) throws IOException {
      verifier.addCut(number, octets, from, to);
    }
  }

  List<String> kinds() {
    return explanations.stream().map(explanation -> explanation.kind().text()).toList();
  }
}
