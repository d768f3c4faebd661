package io.sealpost.verify;

import io.sealpost.message.ParsedMessage;
import io.sealpost.sign.Block;
import io.sealpost.sign.key.Hash;
import io.sealpost.threads.OwnThreads;
import io.sealpost.verify.line.LineBatch;
import io.sealpost.verify.line.LineHasher;
import io.sealpost.verify.line.OpenLine;
import io.sealpost.verify.line.Preparation;
import io.sealpost.verify.line.ReplayMemory;
import io.sealpost.verify.line.Workers;
import io.sealpost.verify.report.Report;
import io.sealpost.verify.report.VerdictSink;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Takes the lines of an archive one by one and reports as it goes what is genuine: memory depends
 * on the configuration, not on the archive.
 *
 * <p>Lines may come in any order, and blocks before or after what they sign, as long as no more
 * than about a seventh of the configured memory lies between them. What is farther apart counts as
 * missing: the message as unsigned, its number as lost. The order only decides which of several
 * equal copies is the repeat. An archive that fits in memory is verified as a whole.
 *
 * <p>One thread adds lines; others verify them and call the sink. Nothing fails because of what a
 * line contains.
 */
public final class ArchiveVerifier implements AutoCloseable {
  private static final int STRETCHES = 7;
  private static final int PAST_SHARE = 8;
  // With a waiting time, forged timestamps cannot make it shorter than this many lines.
  private static final long LEAST_LINES = 10_000;

  private final Workers workers = new Workers();
  private final ExecutorService preparing = thread("verifier-preparing");
  private final ExecutorService verifying = thread("verifier");
  private final Preparation preparation;
  private final Verification verification;
  private final LineFilter filter;
  private final LogClock clock;
  private final long stretchOctets;
  private final Deque<LineBatch> free = new ArrayDeque<>(); // guarded by itself
  private Optional<Future<@Nullable Void>> underWay = Optional.empty();
  private LineBatch filling = new LineBatch();
  private final PartBounds edges;
  private long ownTo;
  private long lentPassedOver;

  public ArchiveVerifier(VerifierConfig config, VerdictSink sink) {
    this(config, sink, stretchOctets(config), pastMessages(config), PartBounds.none());
  }

  /** A verifier for one part of an archive, either end of which may adjoin another part. */
  static ArchiveVerifier ofPart(
      VerifierConfig config, VerdictSink sink, boolean headOpen, boolean tailOpen) {
    long octets = stretchOctets(config);
    PartBounds edges = PartBounds.of(octets / 2, headOpen, tailOpen);
    return new ArchiveVerifier(config, sink, octets, pastMessages(config), edges);
  }

  private static long stretchOctets(VerifierConfig config) {
    return Math.min(config.memoryOctets() / STRETCHES, 1 << 30);
  }

  private static int pastMessages(VerifierConfig config) {
    return (int)
        Math.min(config.memoryOctets() / PAST_SHARE / ReplayMemory.COST, ReplayMemory.MOST);
  }

  /**
   * A verifier with this many octets per batch, which remembers this many messages after their
   * batches.
   */
  ArchiveVerifier(
      VerifierConfig config,
      VerdictSink sink,
      long stretchOctets,
      int pastMessages,
      PartBounds edges) {
    this.edges = edges;
    this.stretchOctets = stretchOctets;
    this.preparation = new Preparation(config.allowed(), workers);
    this.verification = new Verification(config, sink, pastMessages, workers, edges);
    this.filter = new LineFilter(config.signers());
    this.clock = new LogClock(config.longestWait());
  }

  /** Names the source of the following lines, for reports. */
  public void startFile(String name) {
    filling.startFile(name);
  }

  /**
   * Takes {@code octets[from, to)}, a line without its terminator, and copies it. An empty line is
   * skipped.
   *
   * @throws IOException if the sink failed
   */
  public void add(int line, byte[] octets, int from, int to) throws IOException {
    if (from == to || !filter.admits(octets, from, to)) {
      return;
    }
    int index = filling.add(line, octets, from, to);
    mark(index, octets, from, to);
    makeRoom();
  }

  /** Marks what a line may be, while its octets are at hand. */
  private void mark(int index, byte[] octets, int from, int to) {
    int data = ParsedMessage.behindHeader(octets, from, to);
    if (Block.mayBeBehind(octets, data, to)) {
      filling.markCandidate(index);
      clock.see(octets, from, to);
    } else {
      if (LineHasher.mayLackText(octets, data, to)) {
        filling.markTextless(index);
      }
      if (SessionNoticeCheck.mayBeOne(octets, data, to)) {
        filling.markMaybeNotice(index);
      }
    }
  }

  /**
   * Takes the beginning of a line that is too long to be a message of any signer: it counts as
   * unsigned.
   *
   * @throws IOException if the sink failed
   */
  public void addCut(int line, byte[] octets, int from, int to) throws IOException {
    if (!filter.admits(octets, from, to)) {
      return;
    }
    filling.markCut(filling.add(line, octets, from, to));
    makeRoom();
  }

  /** The number of lines from signers that are not looked at. */
  public long passedOver() {
    return filter.passedOver() - lentPassedOver;
  }

  /** Takes certificate blocks of earlier parts. */
  void addContext(Certificates known) throws IOException {
    startFile("earlier");
    int number = 0;
    for (byte[] line : known.lines()) {
      add(++number, line, 0, line.length);
    }
    startFile("-");
  }

  /** Takes lines that a part kept. */
  void addContext(List<OpenLine> lines) throws IOException {
    for (OpenLine line : lines) {
      if (!line.position().file().equals(filling.currentFile())) {
        startFile(line.position().file());
      }
      int number = (int) line.position().line();
      if (line.isCut()) {
        addCut(number, line.octets(), 0, line.octets().length);
      } else {
        add(number, line.octets(), 0, line.octets().length);
      }
    }
  }

  /** Says that the lines added until now are lent and get their verdict elsewhere. */
  void beginOwn() {
    edges.beginOwn(place());
    lentPassedOver = filter.passedOver();
  }

  /** Says that lines added from now on are lent. */
  void endOwn() {
    ownTo = place();
  }

  private long place() {
    return filling.place(filling.size());
  }

  private void makeRoom() throws IOException {
    boolean waitedEnough = clock.isOver() && filling.size() >= LEAST_LINES;
    if (filling.cost() >= stretchOctets || waitedEnough) {
      LineBatch full = filling;
      handOver();
      filling = fresh(full);
      filling.begin(full.place(full.size()), full.currentFile());
      clock.restart();
    }
  }

  private void handOver() throws IOException {
    LineBatch full = filling;
    Future<Set<Hash>> kinds = preparing.submit(() -> preparation.prepare(full));
    awaitUnderWay();
    underWay = Optional.of(verifying.submit(() -> take(full, await(kinds))));
  }

  private @Nullable Void take(LineBatch full, Set<Hash> kinds) throws IOException {
    Optional<LineBatch> emptied = verification.take(full, kinds);
    synchronized (free) {
      emptied.ifPresent(free::add);
    }
    return null;
  }

  private LineBatch fresh(LineBatch like) {
    synchronized (free) {
      return free.isEmpty() ? new LineBatch(like) : free.remove();
    }
  }

  /**
   * Verifies what is left and returns the report. Call it once, and add nothing afterwards.
   *
   * @throws IOException if the sink failed
   */
  public Report finish() throws IOException {
    return finish(verification::finish);
  }

  /** Like {@link #finish}, for a part: call {@link #beginOwn} and {@link #endOwn} first. */
  ArchivePart finishPart() throws IOException {
    return finish(() -> verification.finishPart(ownTo));
  }

  private <T> T finish(Callable<T> last) throws IOException {
    handOver();
    awaitUnderWay();
    try {
      return await(verifying.submit(last));
    } finally {
      close();
    }
  }

  private void awaitUnderWay() throws IOException {
    if (underWay.isPresent()) {
      await(underWay.get());
    }
  }

  private static <T> T await(Future<T> done) throws IOException {
    try {
      return done.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while verifying", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException("verification failed", e.getCause());
    }
  }

  private static ExecutorService thread(String name) {
    return Executors.newSingleThreadExecutor(task -> OwnThreads.make(name, task));
  }

  /** Ends its threads. */
  @Override
  public void close() {
    preparing.shutdownNow();
    verifying.shutdownNow();
    workers.close();
  }
}
