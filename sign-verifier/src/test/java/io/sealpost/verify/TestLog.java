package io.sealpost.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealpost.verify.report.Finding;
import io.sealpost.verify.trust.TrustPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Lines in the making, and what the verifier says of them. */
public final class TestLog {
  private final List<String> lines = new ArrayList<>();

  public TestLog add(String... more) {
    lines.addAll(Arrays.asList(more));
    return this;
  }

  public TestLog add(List<String> more) {
    lines.addAll(more);
    return this;
  }

  /** A log of {@code count} messages: a certificate, and a block behind every ten. */
  public static TestLog signed(TestSigner signer, int count) {
    TestLog log = new TestLog().add(signer.certificate());
    for (int from = 0; from < count; from += 10) {
      List<String> part = messages(from, Math.min(10, count - from));
      log.add(part).add(signer.block(from + 1, part));
    }
    return log;
  }

  public static List<String> messages(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(TestLog::message).toList();
  }

  /** The text of a message that no other has. */
  public static String message(int index) {
    return String.format(
        Locale.ROOT,
        "<13>1 2026-11-21T00:00:00.%06dZ host.example.org app 7 - - message %d",
        index,
        index);
  }

  /** The lines, to be changed. */
  public List<String> lines() {
    return lines;
  }

  public Verified verify() {
    return verify(new TrustPolicy(List.of(), true));
  }

  public Verified verify(TrustPolicy policy) {
    return verify(VerifierConfig.of(policy));
  }

  public Verified verify(VerifierConfig config) {
    Verified verified = new Verified();
    return verify(new ArchiveVerifier(config, verified), verified);
  }

  /** As if memory were only for so many octets of lines, and so many messages behind them. */
  public Verified verifyIn(long stretchOctets, int pastMessages) {
    Verified verified = new Verified();
    VerifierConfig config = VerifierConfig.of(new TrustPolicy(List.of(), true));
    return verify(
        new ArchiveVerifier(config, verified, stretchOctets, pastMessages, PartBounds.none()),
        verified);
  }

  private Verified verify(ArchiveVerifier archive, Verified verified) {
    try (ArchiveVerifier verifier = archive) {
      verifier.startFile("a.log");
      for (int i = 0; i < lines.size(); i++) {
        byte[] octets = lines.get(i).getBytes(UTF_8);
        verifier.add(i + 1, octets, 0, octets.length);
      }
      return verified.with(verifier.finish());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The findings in short: kind and place. */
  public static List<String> findings(Verified report) {
    return report.findings().map(TestLog::brief).toList();
  }

  private static String brief(Finding finding) {
    boolean range = finding.evidence().startsWith("numbers ");
    String where = range ? finding.evidence().split(":", 2)[0] : finding.place();
    return finding.kind().text() + " " + where;
  }

  /** The verdict on each line: {@code verified 3}, {@code replay}, {@code cert nokey}. */
  public static List<String> verdicts(Verified report) {
    return report.verdicts();
  }
}
