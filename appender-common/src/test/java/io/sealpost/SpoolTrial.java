package io.sealpost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.delivery.RecordingListener;
import io.sealpost.delivery.drops.DropReason;
import io.sealpost.management.PipelineStatistics;
import io.sealpost.pipeline.PipelineConfig;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A pipeline over RELP to a collector of its own, and the books of what was logged: whatever
 * becomes of its directory, each call that returned is delivered, waits, or is counted.
 */
final class SpoolTrial implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern NUMBER = Pattern.compile("(?s).* number (\\d+) .*");
  private static final Pattern SAID =
      Pattern.compile("sealpost-dropped@32473 count=\"(\\d+)\" reason=\"([a-z-]+)\"");

  final RecordingListener listener = new RecordingListener();
  private final Archive archive = Archive.inMemory();
  private final Collector collector;
  private final PipelineConfig config;
  private volatile SyslogPipeline pipeline;
  private volatile int calls; // by one thread at a time
  private long droppedBefore; // by pipelines that are closed

  SpoolTrial(Path directory, UnaryOperator<PipelineSetup> setup) throws IOException {
    collector = Collector.start(Scheme.RELP, archive);
    config = setup.apply(PipelineSetup.to(collector.uri()).on(directory)).config();
    pipeline = SyslogPipeline.open(config, listener);
  }

  /** Logs some messages; returns how many were accepted. */
  synchronized int log(int count) {
    return log(count, "");
  }

  /** With so much behind the number. */
  synchronized int log(int count, String text) {
    int accepted = 0;
    for (int i = 0; i < count; i++) {
      accepted += pipeline.append(PipelineSetup.message("number " + calls + " ." + text)) ? 1 : 0;
      calls++;
    }
    return accepted;
  }

  /** Logs until a message is accepted, which is delivered then. */
  void awaitDelivery() {
    await().atMost(PATIENCE).until(() -> log(1) == 1);
    int last = calls - 1;
    await().atMost(PATIENCE).until(() -> delivered().contains(last));
  }

  /** Until events are dropped for this reason, of which no more than a second's are missing. */
  void awaitDrops(DropReason reason) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              log(1);
              return dropped(reason) > 0;
            });
  }

  void awaitWarning(String words) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(listener.warnings()).anyMatch(reported -> reported.contains(words)));
  }

  List<String> warnings(String words) {
    return listener.warnings().stream().filter(reported -> reported.contains(words)).toList();
  }

  long dropped(DropReason reason) {
    return statistics().drops().get(reason);
  }

  PipelineStatistics statistics() {
    return pipeline.statistics();
  }

  /** Numbers that the collector has. */
  Set<Integer> delivered() {
    return archive.texts().stream()
        .map(NUMBER::matcher)
        .filter(Matcher::matches)
        .map(found -> Integer.valueOf(found.group(1)))
        .collect(Collectors.toSet());
  }

  Archive archive() {
    return archive;
  }

  Collector collector() {
    return collector;
  }

  /** Messages that the stream says were dropped for this reason. */
  long said(DropReason reason) {
    return archive.texts().stream()
        .map(SAID::matcher)
        .filter(Matcher::find)
        .filter(found -> found.group(2).equals(reason.word()))
        .mapToLong(found -> Long.parseLong(found.group(1)))
        .sum();
  }

  /**
   * Once nothing waits: each call is delivered or counted, and what is counted is said in the
   * stream. Notices of ours count when they are lost, and what may have arrived is counted when its
   * answer is lost.
   */
  void balance(int mostCountedTwice) {
    for (DropReason reason : DropReason.values()) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(said(reason)).as("said: %s", reason).isEqualTo(dropped(reason)));
    }
    assertThat(delivered().size() + statistics().dropped())
        .as(
            "of %d calls, %d delivered, dropped %s",
            calls, delivered().size(), statistics().drops())
        .isBetween((long) calls, (long) calls + mostCountedTwice);
  }

  /** Opens the directory once more, after {@link #closePipeline}; the books go on. */
  void reopen() throws IOException {
    droppedBefore += statistics().dropped();
    pipeline = SyslogPipeline.open(config, listener);
  }

  /** Each call is delivered or counted, once nothing waits. */
  void balanceCalls(long mostCountedTwice) {
    await().atMost(PATIENCE).until(() -> statistics().backlog().messages() == 0);
    assertThat(delivered().size() + droppedBefore + statistics().dropped())
        .as(
            "of %d calls, %d delivered, dropped before %d and now %s",
            calls, delivered().size(), droppedBefore, statistics().drops())
        .isBetween((long) calls, calls + mostCountedTwice);
  }

  /** Processor time that threads of ours with this in their names take while this runs. */
  static Duration processorTime(String name, Runnable meanwhile) {
    long before = nanosOfOurs(name);
    meanwhile.run();
    return Duration.ofNanos(nanosOfOurs(name) - before);
  }

  private static long nanosOfOurs(String name) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long sum = 0;
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null
          && thread.getThreadName().startsWith("sealpost-")
          && thread.getThreadName().contains(name)) {
        sum += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
      }
    }
    return sum;
  }

  void closePipeline() {
    pipeline.close();
  }

  @Override
  public void close() throws IOException {
    pipeline.close();
    collector.close();
  }
}
