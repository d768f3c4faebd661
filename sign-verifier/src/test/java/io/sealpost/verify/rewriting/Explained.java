package io.sealpost.verify.rewriting;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.sealpost.verify.ArchiveVerifier;
import io.sealpost.verify.TestSigner;
import io.sealpost.verify.VerifierConfig;
import io.sealpost.verify.report.VerdictSink;
import io.sealpost.verify.trust.TrustAnchor;
import io.sealpost.verify.trust.TrustPolicy;
import io.sealpost.verify.trust.TrustPolicy.TrustedSigner;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What the verifier says of lines, with keys from the lines themselves. */
final class Explained {
  private Explained() {}

  static List<Explanation> each(List<String> lines, UnaryOperator<String> change)
      throws IOException {
    return of(lines.stream().map(change).toList());
  }

  static List<Explanation> of(List<String> lines) throws IOException {
    return knowing(Set.of(), lines);
  }

  /** Where the keys are known to be for these hosts. */
  static List<Explanation> knowing(Set<String> hosts, List<String> lines) throws IOException {
    return of(lines, new TrustPolicy(List.of(), true), hosts);
  }

  /** With a key that has signed nothing in it as the only trusted one. */
  static List<Explanation> trustingNobody(List<String> lines) throws IOException {
    TrustAnchor anchor = new TrustAnchor.ByKey(TestSigner.create("0121").keys().getPublic());
    TrustedSigner stranger = new TrustedSigner(anchor, Set.of());
    return of(lines, new TrustPolicy(List.of(stranger), false), Set.of());
  }

  private static List<Explanation> of(List<String> lines, TrustPolicy policy, Set<String> hosts)
      throws IOException {
    ExplainingSink sink = new ExplainingSink(new VerdictSink() {});
    VerifierConfig config = VerifierConfig.of(policy);
    try (ArchiveVerifier verifier = new ArchiveVerifier(config, sink)) {
      verifier.startFile("a.log");
      for (int i = 0; i < lines.size(); i++) {
        byte[] octets = lines.get(i).getBytes(ISO_8859_1);
        verifier.add(i + 1, octets, 0, octets.length);
      }
      verifier.finish();
    }
    return sink.explain(hosts);
  }

  static List<Rewriting> kinds(List<Explanation> explanations) {
    return explanations.stream().map(Explanation::kind).toList();
  }
}
