package io.sealpost.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealpost.sign.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Lines in the making, and what the verifier says of them. */
final class TestLog {
  private final List<String> lines = new ArrayList<>();

  TestLog add(String... more) {
    lines.addAll(Arrays.asList(more));
    return this;
  }

  TestLog add(List<String> more) {
    lines.addAll(more);
    return this;
  }

  /** A log of {@code count} messages: a certificate, and a block behind every ten. */
  static TestLog signed(TestSigner signer, int count) {
    TestLog log = new TestLog().add(signer.certificate());
    for (int from = 0; from < count; from += 10) {
      List<String> part = messages(from, Math.min(10, count - from));
      log.add(part).add(signer.block(from + 1, part));
    }
    return log;
  }

  static List<String> messages(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(TestLog::message).toList();
  }

  static String message(int index) {
    return "<13>1 2026-11-21T00:00:00.%06dZ host.example.org app 7 - - message %d"
        .formatted(index, index);
  }

  /** The lines, to be changed. */
  List<String> lines() {
    return lines;
  }

  Report verify() {
    return verify(new TrustPolicy(List.of(), true));
  }

  Report verify(TrustPolicy policy) {
    ArchiveVerifier verifier = new ArchiveVerifier(policy, EnumSet.allOf(Hash.class));
    verifier.startFile("a.log");
    for (int i = 0; i < lines.size(); i++) {
      byte[] octets = lines.get(i).getBytes(UTF_8);
      verifier.add(i + 1, octets, 0, octets.length);
    }
    return verifier.finish();
  }

  /** The findings in short: kind and place. */
  static List<String> findings(Report report) {
    return report.findings().map(TestLog::brief).toList();
  }

  private static String brief(Finding finding) {
    boolean range = finding.evidence().startsWith("numbers ");
    String where = range ? finding.evidence().split(":", 2)[0] : finding.place();
    return finding.kind().text() + " " + where;
  }

  /** The verdict on each line: {@code verified 3}, {@code replay}, {@code cert nokey}. */
  static List<String> verdicts(Report report) {
    List<String> verdicts = new ArrayList<>();
    try {
      report.visitLines(new Collector(verdicts));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return verdicts;
  }

  private record Collector(List<String> verdicts) implements LineVisitor {
    @Override
    public void message(
        ArchiveLine line, Verdict verdict, List<MessageId> ids, boolean redelivered) {
      StringBuilder text = new StringBuilder(verdict.name().toLowerCase(Locale.ROOT));
      ids.forEach(id -> text.append(' ').append(id.number()));
      verdicts.add(redelivered ? "redelivered" : text.toString());
    }

    @Override
    public void block(ArchiveLine line, BlockType type, BlockVerdict verdict) {
      String why = verdict.why().isEmpty() ? "" : " " + verdict.why();
      verdicts.add(type.text() + " " + verdict.text() + why);
    }
  }
}
