package io.sealpost.pipeline;

import io.sealpost.delivery.PipelineListener;
import io.sealpost.journal.JournalConfig;
import io.sealpost.schedule.ScheduleConfig;
import io.sealpost.sign.SignConfig;
import io.sealpost.sign.key.SigningKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What distinguishes the pipeline of urgent messages from the main one: a journal of its own in
 * {@code <directory>/urgent}, hence another signer (RFC 5848 §4.2.3) with the same key, and no
 * windows.
 */
final class UrgentLane {
  private static final String NAME = "urgent";

  /**
   * Divisor of the main lane's room, for extra room: urgent messages are rare, or nothing is
   * urgent.
   */
  private static final int SHARE = 8;

  private static final int SEGMENTS = 32;
  private static final int LEAST_SEGMENTS = 4;
  private static final int PAGE = 4096;
  private static final int LEAST_SEGMENT = 1 << 16;

  private UrgentLane() {}

  static Optional<Path> directory(PipelineConfig main) {
    return main.journal().directory().map(directory -> directory.resolve(NAME));
  }

  static PipelineConfig config(PipelineConfig main) {
    return new PipelineConfig(
        main.name() + "-" + NAME,
        main.encoder(),
        journal(main),
        main.overflow(),
        main.transport(),
        main.signing().map(signing -> withKeyOf(main, signing)),
        main.delivery(),
        new ScheduleConfig(
            List.of(), Optional.empty(), main.schedule().maxRate(), main.schedule().clocks()));
  }

  /** Reports must say which pipeline they concern: both have the same appender's name. */
  static PipelineListener listener(PipelineListener listener) {
    return new PipelineListener() {
      @Override
      public void info(String what) {
        listener.info(NAME + ": " + what);
      }

      @Override
      public void warning(String what) {
        listener.warning(NAME + ": " + what);
      }
    };
  }

  private static JournalConfig journal(PipelineConfig main) {
    long share = main.journal().maxOctets() / SHARE;
    int block = main.signing().map(SignConfig::maxBlockOctets).orElse(0);
    // A segment holds four of the longest; the main lane's does, so this one never needs more.
    long longest = LEAST_SEGMENTS * (long) Math.max(main.encoder().maxOctets(), block);
    long wanted = Math.max(LEAST_SEGMENT, Math.max(longest, share / SEGMENTS));
    long whole = (wanted + PAGE - 1) / PAGE * PAGE;
    int segment = (int) Math.min(main.journal().segmentOctets(), whole);
    return main.journal()
        .at(directory(main), Math.max(share, LEAST_SEGMENTS * (long) segment), segment);
  }

  /** Uses the main lane's key, which exists by now: that lane is opened first and creates it. */
  private static SignConfig withKeyOf(PipelineConfig main, SignConfig signing) {
    return signing.key().isPresent()
        ? signing
        : signing.with(SigningKey.keptIn(main.journal().directory().orElseThrow()));
  }
}
