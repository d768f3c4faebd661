package io.sealpost;

import io.sealpost.delivery.RecordingListener;
import io.sealpost.delivery.drops.DropReason;
import io.sealpost.event.FilterGuard;
import io.sealpost.management.PipelineStatistics;
import io.sealpost.message.SyslogMessage;
import io.sealpost.pipeline.PipelineConfig;
import io.sealpost.settings.AppenderSettings;
import io.sealpost.settings.values.Section;
import io.sealpost.settings.values.SettingsException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * An application that logs into the directory of its first argument while its heap is full to the
 * last octet. Prints what has become of that.
 */
final class HeaplessApplication {
  private static final int MOST_ROUNDS = 50;
  private static final Object[] HELD = new Object[2_000_000];
  private static final String LONG = "long ".repeat(12_000); // octets need more than the last did

  private static final FilterGuard<SyslogMessage, Boolean> FILTERS =
      new FilterGuard<>(HeaplessApplication::isUnwanted, false, new RecordingListener());

  private static int held;
  private static int thrown;
  private static long logged;

  private HeaplessApplication() {}

  public static void main(String[] arguments) throws SettingsException, IOException {
    Section spool = new Section("Spool", Map.of("directory", arguments[0]), List.of());
    Section appender =
        new Section(
            "Sealpost",
            Map.of(
                "target", "relp://127.0.0.1:1",
                "maxMessageSize", "64 KB",
                "shutdownTimeout", "1 ms"),
            List.of(spool));
    PipelineConfig config = AppenderSettings.read("heapless", appender).pipeline();
    try (SyslogPipeline pipeline = SyslogPipeline.open(config, new RecordingListener())) {
      SyslogMessage small = PipelineSetup.message("small");
      SyslogMessage large = PipelineSetup.message(LONG);
      log(pipeline, small);
      boolean all = false;
      // Another thread may let go of memory between two steps.
      for (int round = 0; round < MOST_ROUNDS && !all; round++) {
        fill();
        log(pipeline, null);
        log(pipeline, large);
        log(pipeline, small);
        Arrays.fill(HELD, null);
        held = 0;
        all =
            dropped(pipeline, DropReason.UNREADABLE) > 0
                && dropped(pipeline, DropReason.INTERNAL) > 1;
      }
      long before = pipeline.statistics().accepted();
      log(pipeline, large);
      boolean next = pipeline.statistics().accepted() == before + 1;
      System.out.println(result(thrown, all, uncounted(pipeline.statistics()), next));
    }
  }

  private static long dropped(SyslogPipeline pipeline, DropReason reason) {
    return pipeline.statistics().drops().get(reason);
  }

  /** Again and again: where something failed, the collector has made room. */
  private static void fill() {
    int before;
    do {
      before = held;
      fill(1 << 10);
      fill(0);
    } while (held > before);
  }

  private static void fill(int octets) {
    try {
      while (true) {
        HELD[held] = new byte[octets];
        held++;
      }
    } catch (OutOfMemoryError e) {
      // As intended.
    }
  }

  /** What is not there yet is too large to be filtered or read. */
  private static void log(SyslogPipeline pipeline, SyslogMessage message) {
    logged++;
    try {
      if (FILTERS.ask(message)) {
        return;
      }
      pipeline.append(
          message,
          (ready, draft) ->
              draft.replaceBy(ready == null ? PipelineSetup.message("x".repeat(1 << 20)) : ready));
    } catch (Throwable e) {
      thrown++;
    }
  }

  private static boolean isUnwanted(SyslogMessage message) {
    return message == null && "x".repeat(1 << 20).isEmpty();
  }

  private static long uncounted(PipelineStatistics statistics) {
    return logged - statistics.accepted() - statistics.dropped();
  }

  /** What is printed. */
  static String result(long thrown, boolean all, long uncounted, boolean next) {
    return "thrown "
        + thrown
        + ", each kind dropped "
        + all
        + ", uncounted "
        + uncounted
        + ", the next one taken "
        + next;
  }
}
