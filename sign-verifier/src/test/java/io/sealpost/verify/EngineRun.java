package io.sealpost.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.sealpost.verify.input.ArchiveReader;
import io.sealpost.verify.input.LineSink;
import io.sealpost.verify.reference.Trust;
import io.sealpost.verify.report.ArchiveLine;
import io.sealpost.verify.report.BlockType;
import io.sealpost.verify.report.BlockVerdict;
import io.sealpost.verify.report.Finding;
import io.sealpost.verify.report.MessageId;
import io.sealpost.verify.report.Report;
import io.sealpost.verify.report.Summary;
import io.sealpost.verify.report.Verdict;
import io.sealpost.verify.report.VerdictSink;
import io.sealpost.verify.trust.TrustAnchor;
import io.sealpost.verify.trust.TrustPolicy;
import io.sealpost.verify.trust.TrustPolicy.TrustedSigner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What the engine says of an archive, in words that do not change with it: the one place to adapt
 * when it does.
 *
 * @param lines the verdict on each line, by its place from 0: that on a message, or {@code sig} or
 *     {@code cert} with the verdict on the block; two verdicts on one line are both there
 * @param octets of each of these lines
 * @param counts of the summary, by the names that they have in NDJSON; what it does not count is
 *     not there
 * @param kinds of the findings
 */
public record EngineRun(
    Map<Integer, String> lines,
    Map<Integer, String> octets,
    Map<String, Long> counts,
    Set<String> kinds,
    boolean isClean) {
  private static final int REMEMBERED = 1_000;
  private static final long LITTLE = 6 * StretchesTest.SMALL;

  /** Whether blocks were not checked. */
  public boolean hasSkipped() {
    return lines.containsValue("sig skipped");
  }

  /** With all in memory. */
  public static EngineRun whole(Trust trust, List<byte[]> lines) throws IOException {
    Heard heard = new Heard();
    try (ArchiveVerifier verifier = new ArchiveVerifier(config(trust), heard)) {
      feed(verifier, lines);
      return heard.with(verifier.finish());
    }
  }

  /** As if memory were for about sixty lines at once. */
  public static EngineRun inLittleMemory(Trust trust, List<byte[]> lines) throws IOException {
    Heard heard = new Heard();
    try (ArchiveVerifier verifier =
        new ArchiveVerifier(
            config(trust), heard, StretchesTest.SMALL, REMEMBERED, PartBounds.none())) {
      feed(verifier, lines);
      return heard.with(verifier.finish());
    }
  }

  /** As the octets of a file or pipe. */
  public static EngineRun ofInput(Trust trust, byte[] input) throws IOException {
    Heard heard = new Heard();
    try (ArchiveVerifier verifier = new ArchiveVerifier(config(trust), heard)) {
      verifier.startFile("a.log");
      LineSink lines =
          new LineSink() {
            @Override
            public void line(int number, byte[] octets, int from, int to) throws IOException {
              verifier.add(number, octets, from, to);
            }

            @Override
            public void cutLine(int number, byte[] octets, int from, int to) throws IOException {
              verifier.addCut(number, octets, from, to);
            }
          };
      ArchiveReader.read(new Dribble(input), false, lines);
      return heard.with(verifier.finish());
    }
  }

  /** In parts that end at these places, put together from the front. */
  public static EngineRun inParts(Trust trust, List<byte[]> lines, Set<Integer> ends)
      throws IOException {
    VerifierConfig config = config(trust);
    Heard heard = new Heard();
    return inParts(
        lines,
        ends,
        heard,
        new PartMerger(config, heard),
        () -> ArchiveVerifier.ofPart(config, heard, true, true));
  }

  /** The same, as if memory were for a few hundred lines. */
  public static EngineRun inLittleParts(Trust trust, List<byte[]> lines, Set<Integer> ends)
      throws IOException {
    VerifierConfig config = config(trust);
    Heard heard = new Heard();
    PartMerger.Runs runs =
        (head, tail) ->
            new ArchiveVerifier(
                config, heard, LITTLE, REMEMBERED, PartBounds.of(LITTLE / 2, head, tail));
    return inParts(
        lines, ends, heard, new PartMerger(config, heard, runs), () -> runs.of(true, true));
  }

  private static EngineRun inParts(
      List<byte[]> lines,
      Set<Integer> ends,
      Heard heard,
      PartMerger merger,
      Supplier<ArchiveVerifier> verifiers)
      throws IOException {
    Certificates earlier = new Certificates();
    List<ArchivePart> parts = new ArrayList<>();
    Set<Integer> all = new TreeSet<>(ends);
    all.add(lines.size());
    int from = 0;
    for (int end : all) {
      Certificates own = new Certificates();
      PartExtent extent = PartExtent.single(parts.size() + 1, all.size());
      try (PartVerifier part = new PartVerifier(verifiers.get(), extent, earlier)) {
        part.startFile("a.log");
        for (int i = from; i < end; i++) {
          part.add(i + 1, lines.get(i), 0, lines.get(i).length);
          own.add(lines.get(i), 0, lines.get(i).length);
        }
        parts.add(part.finish());
      }
      earlier = earlier.with(own);
      from = end;
    }
    ArchivePart merged = parts.get(0);
    for (ArchivePart part : parts.subList(1, parts.size())) {
      merged = merger.merge(merged, part);
    }
    return heard.with(merger.report(merged));
  }

  private static void feed(ArchiveVerifier verifier, List<byte[]> lines) throws IOException {
    verifier.startFile("a.log");
    for (int i = 0; i < lines.size(); i++) {
      verifier.add(i + 1, lines.get(i), 0, lines.get(i).length);
    }
  }

  private static VerifierConfig config(Trust trust) {
    List<TrustedSigner> signers =
        trust.keys().stream()
            .map(known -> new TrustedSigner(new TrustAnchor.ByKey(known.key()), known.hosts()))
            .toList();
    return VerifierConfig.of(new TrustPolicy(signers, signers.isEmpty()));
  }

  /** A pipe that is empty whenever it is asked, and gives a few octets at a time. */
  private static final class Dribble extends InputStream {
    private static final int MOST = 97;

    private final ByteArrayInputStream octets;

    Dribble(byte[] octets) {
      this.octets = new ByteArrayInputStream(octets);
    }

    @Override
    public int read() {
      return octets.read();
    }

    @Override
    public int read(byte[] into, int from, int count) {
      return octets.read(into, from, Math.min(count, MOST));
    }
  }

  /** What the engine says while it reads. */
  private static final class Heard implements VerdictSink {
    private final Map<Integer, String> lines = new TreeMap<>();
    private final Map<Integer, String> octets = new TreeMap<>();
    private final Set<String> kinds = new TreeSet<>();

    @Override
    public void message(ArchiveLine line, Verdict verdict, List<MessageId> ids) throws IOException {
      hear(line, verdict.text());
    }

    @Override
    public void block(ArchiveLine line, BlockType type, BlockVerdict verdict) throws IOException {
      hear(line, type.text() + " " + verdict.text());
    }

    private void hear(ArchiveLine line, String verdict) throws IOException {
      int place = (int) line.position().line() - 1;
      lines.merge(place, verdict, (first, again) -> first + " and " + again);
      ByteArrayOutputStream copy = new ByteArrayOutputStream();
      line.writeTo(copy);
      octets.put(place, copy.toString(ISO_8859_1));
    }

    @Override
    public void finding(Finding finding) {
      kinds.add(finding.kind().text());
    }

    EngineRun with(Report report) {
      report.findings().keySet().forEach(kind -> kinds.add(kind.text()));
      return new EngineRun(lines, octets, counts(report.summary()), kinds, report.isClean());
    }

    private static Map<String, Long> counts(Summary summary) {
      Map<String, Long> counts = new TreeMap<>(summary.byName());
      counts.remove("skippedBlocks"); // these may be called otherwise as well
      return counts;
    }
  }
}
