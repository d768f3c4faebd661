package io.sealpost.verify.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.TestLine;
import io.sealpost.verify.report.CopyReport;
import io.sealpost.verify.report.Counts;
import io.sealpost.verify.report.Finding;
import io.sealpost.verify.report.GroupReport;
import io.sealpost.verify.report.MessageId;
import io.sealpost.verify.report.NumberRange;
import io.sealpost.verify.report.Report;
import io.sealpost.verify.report.Summary;
import io.sealpost.verify.report.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes in any order is written in the order of the text form. */
@Tag("any-locale")
class TextOutputTest {
  private static final GroupId GROUP = new GroupId("host", "app", "1", "17", "0111", "0", "110");

  @TempDir Path temporary;

  private final ByteArrayOutputStream verified = new ByteArrayOutputStream();
  private final ByteArrayOutputStream unsigned = new ByteArrayOutputStream();
  private final List<Finding> findings = new ArrayList<>();

  private TextOutput open(OutputStream others, long memoryOctets) throws IOException {
    return new TextOutput(verified, others, findings::add, memoryOctets, temporary);
  }

  private static void show(TextOutput output, String text, Verdict verdict) throws IOException {
    List<MessageId> ids =
        verdict == Verdict.UNSIGNED ? List.of() : List.of(new MessageId(GROUP, 5));
    output.message(TestLine.of(text), verdict, ids);
  }

  private static void showAll(TextOutput output) throws IOException {
    show(output, "unsigned 1", Verdict.UNSIGNED);
    output.found(new MessageId(GROUP, 10), TestLine.of("ten"));
    show(output, "replay 1", Verdict.REPLAY);
    output.lost(new MessageId(GROUP, 9));
    show(output, "verified", Verdict.VERIFIED);
    output.message(TestLine.of("redelivered"), Verdict.REPLAY, List.of(new MessageId(GROUP, 6)));
    output.found(new MessageId(GROUP, 2), TestLine.of("two"));
    show(output, "unsigned 2", Verdict.UNSIGNED);
    show(output, "replay 2", Verdict.REPLAY);
  }

  private static Report report(long replays) {
    Summary summary = new Summary(new Counts<>(Map.of(Verdict.REPLAY, replays)), false);
    List<NumberRange> numbers = List.of(new NumberRange(5, 5));
    CopyReport copies = new CopyReport(1, List.of(), replays, numbers, List.of(), 0, List.of());
    GroupReport group =
        new GroupReport(
            GROUP,
            List.of(),
            List.of(),
            Optional.empty(),
            0,
            0,
            List.of(),
            List.of(),
            List.of(),
            0,
            copies,
            0,
            List.of());
    return new Report(List.of(group), summary, Map.of());
  }

  private static final String SIGNED =
      """
      host,17,0111,0,110,2\ttwo
      host,17,0111,0,110,9 **** msg lost
      host,17,0111,0,110,10\tten
      """;
  private static final String OTHERS =
      """
      messages without signature:
      unsigned 1
      unsigned 2
      replayed messages:
      replay 1
      replay 2
      """;

  @ParameterizedTest
  @ValueSource(longs = {0, 100, 1 << 20})
  void oneStreamHasSignedMessagesFirst(long memoryOctets) throws IOException {
    try (TextOutput output = open(verified, memoryOctets)) {
      showAll(output);
      assertThat(verified.size()).isZero();
      output.finish(new Outcome(report(2), List.of(), 0, 0));
    }

    assertThat(verified.toString(UTF_8)).isEqualTo(SIGNED + OTHERS);
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void unsignedMessagesGoStraightToAStreamOfTheirOwn() throws IOException {
    try (TextOutput output = open(unsigned, 0)) {
      showAll(output);
      assertThat(unsigned.toString(UTF_8))
          .isEqualTo("messages without signature:\nunsigned 1\nunsigned 2\n");
      output.finish(new Outcome(report(2), List.of(), 0, 0));
    }

    assertThat(verified.toString(UTF_8)).isEqualTo(SIGNED);
    assertThat(unsigned.toString(UTF_8)).isEqualTo(OTHERS);
  }

  @Test
  void withoutReplaysThereIsNoHeadingForThem() throws IOException {
    try (TextOutput output = open(unsigned, 1000)) {
      output.finish(new Outcome(report(0), List.of(), 0, 0));
    }

    assertThat(verified.size()).isZero();
    assertThat(unsigned.toString(UTF_8)).isEqualTo("messages without signature:\n");
  }
}
