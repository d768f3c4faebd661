package io.sealpost.endtoend;

import io.sealpost.verify.ArchiveVerifier;
import io.sealpost.verify.VerifierConfig;
import io.sealpost.verify.report.ArchiveLine;
import io.sealpost.verify.report.Finding;
import io.sealpost.verify.report.MessageId;
import io.sealpost.verify.report.Report;
import io.sealpost.verify.report.Verdict;
import io.sealpost.verify.report.VerdictSink;
import io.sealpost.verify.trust.TrustAnchor;
import io.sealpost.verify.trust.TrustAnchor.ByCertificate;
import io.sealpost.verify.trust.TrustPolicy;
import io.sealpost.verify.trust.TrustPolicy.TrustedSigner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a server archived, looked at with the verifier, which trusts the appender's key only. */
final class VerifiedArchive {
  private static final Pattern EVENT = Pattern.compile(" event (\\d+) of the audit trail");

  /** As findings name the archive. */
  static final String FILE = "archive";

  private static final Pattern DROPS =
      Pattern.compile(" \\[sealpost-dropped@32473 count=\"(\\d+)\"");

  private static final String NOTICE = "[sealpost-session@32473 ";

  private final List<byte[]> messages;
  private final Report report;
  private final List<Finding> findings;
  private final Map<Long, List<MessageId>> numbers;

  private VerifiedArchive(
      List<byte[]> messages,
      Report report,
      List<Finding> findings,
      Map<Long, List<MessageId>> numbers) {
    this.messages = messages;
    this.report = report;
    this.findings = findings;
    this.numbers = numbers;
  }

  static VerifiedArchive of(List<byte[]> messages, Path spool)
      throws IOException, CertificateException {
    return of(messages, anchor(spool));
  }

  /** The certificate in a spool. */
  static TrustAnchor anchor(Path spool) throws IOException, CertificateException {
    byte[] pem = Files.readAllBytes(spool.resolve("sign-cert.pem"));
    byte[] der =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem))
            .getEncoded();
    return new ByCertificate(der, Optional.empty());
  }

  static VerifiedArchive of(List<byte[]> messages, TrustAnchor anchor) throws IOException {
    TrustPolicy policy = new TrustPolicy(List.of(new TrustedSigner(anchor, Set.of())), false);
    List<Finding> findings = new ArrayList<>();
    Map<Long, List<MessageId>> numbers = new HashMap<>();
    try (ArchiveVerifier verifier =
        new ArchiveVerifier(VerifierConfig.of(policy), new Verdicts(findings, numbers))) {
      verifier.startFile(FILE);
      for (int i = 0; i < messages.size(); i++) {
        verifier.add(i + 1, messages.get(i), 0, messages.get(i).length);
      }
      return new VerifiedArchive(messages, verifier.finish(), findings, numbers);
    }
  }

  private record Verdicts(List<Finding> findings, Map<Long, List<MessageId>> numbers)
      implements VerdictSink {
    @Override
    public void finding(Finding finding) {
      findings.add(finding);
    }

    @Override
    public void message(ArchiveLine line, Verdict verdict, List<MessageId> ids) {
      boolean verified = verdict == Verdict.VERIFIED;
      numbers.put(line.position().line(), verified ? List.copyOf(ids) : List.of());
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

  /** How many messages were dropped, as verified notices say. */
  long announcedDrops() {
    return IntStream.range(0, messages.size())
        .filter(index -> !numbers(index).isEmpty())
        .mapToObj(index -> DROPS.matcher(new String(messages.get(index), StandardCharsets.UTF_8)))
        .filter(Matcher::find)
        .mapToLong(found -> Long.parseLong(found.group(1)))
        .sum();
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

  /**
   * The lowest number of each verified event of these, in the order of the archive. An event has
   * more than one if the sender died between sealing it and noting that.
   */
  List<MessageId> numbersInOrder(IntPredicate events, Comparator<MessageId> order) {
    return numbers.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .filter(entry -> event(entry.getKey()).stream().anyMatch(events))
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> Collections.min(entry.getValue(), order))
        .toList();
  }

  /** The number of the event on a line, counted from 1, if it is one. */
  private OptionalInt event(long line) {
    return eventsIn(List.of(messages.get((int) line - 1))).mapToInt(Integer::intValue).findFirst();
  }

  Stream<String> texts() {
    return messages.stream().map(octets -> new String(octets, StandardCharsets.UTF_8));
  }

  /** The lines that findings are about. */
  List<String> foundLines() {
    return findings.stream()
        .map(Finding::place)
        .filter(place -> place.startsWith(FILE + ":"))
        .map(place -> messages.get(Integer.parseInt(place.substring(FILE.length() + 1)) - 1))
        .map(line -> new String(line, StandardCharsets.UTF_8))
        .toList();
  }

  /** Everything the verifier found, to be shown when it is not what a test expects. */
  List<Finding> findings() {
    return findings;
  }

  /**
   * The numbers of a verified message, counted from 0 in the archive; of all else there are none.
   */
  List<MessageId> numbers(int index) {
    return numbers.getOrDefault(index + 1L, List.of());
  }
}
