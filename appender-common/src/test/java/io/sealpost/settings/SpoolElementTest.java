package io.sealpost.settings;

import static io.sealpost.settings.SectionBuilder.appender;
import static io.sealpost.settings.SectionBuilder.element;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.Overflow;
import io.sealpost.journal.MinFreeSpace;
import io.sealpost.message.Severity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SpoolElementTest {
  @Test
  void fourSegmentsMustFit() throws SettingsException {
    assertThat(spool("maxSize", "64 MB").read().pipeline().journal().maxOctets())
        .isEqualTo(64 << 20);
    assertThat(spool("maxSize", "63 MB").faults())
        .containsExactly(
            "Spool.maxSize=\"63 MB\": maxSize must be at least four times segmentSize, here 64 MB");
  }

  @Test
  void tooLargeSegmentIsBlamedWhereTheSizeIsNotWritten() {
    assertThat(spool("segmentSize", "17 MB").faults())
        .containsExactly(
            "Spool.segmentSize=\"17 MB\":"
                + " maxSize must be at least four times segmentSize, here 68 MB");
  }

  @Test
  void segmentHoldsFourOfTheLongestMessages() {
    assertThat(spool("segmentSize", "64 KB").with("maxMessageSize", "16 KB").faults()).isEmpty();
    assertThat(spool("segmentSize", "64 KB").with("maxMessageSize", "17 KB").faults())
        .containsExactly(
            "Spool.segmentSize=\"64 KB\":"
                + " must be at least four times the longest message, here 68 KB");
  }

  @Test
  void segmentConsistsOfWholePages() {
    assertThat(spool("segmentSize", "65537").faults())
        .containsExactly("Spool.segmentSize=\"65537\": must be a multiple of 4 KB");
  }

  @Test
  void faultySizeIsNotComparedWithOthers() {
    assertThat(spool("maxSize", "much").faults()).hasSize(1);
  }

  @Test
  void overflowDropsTheLeastImportantFirst() throws SettingsException {
    assertThat(
            appender()
                .with(element("Spool").with("dropAbove", "50 %").with("dropBelow", "error"))
                .read()
                .pipeline()
                .overflow())
        .isEqualTo(new Overflow(Duration.ZERO, 0.5, Severity.ERROR));
  }

  @Test
  void overflowMayDropOnlyWhenFull() throws SettingsException {
    assertThat(spool("overflow", "drop-newest").read().pipeline().overflow().dropAboveShare())
        .isEqualTo(1);
  }

  @Test
  void overflowIsOneOfThree() {
    assertThat(spool("overflow", "explode").faults())
        .containsExactly("Spool.overflow=\"explode\": must be drop-below or drop-newest or block");
  }

  @Test
  void whatIsLeftToOthersIsAShareOrASize() throws SettingsException {
    assertThat(appender().with(element("Spool")).read().pipeline().journal().minFreeSpace())
        .isEqualTo(MinFreeSpace.ofShare(0.05));
    assertThat(spool("minFreeSpace", "2 GB").read().pipeline().journal().minFreeSpace())
        .isEqualTo(MinFreeSpace.ofOctets(2L << 30));
    assertThat(spool("minFreeSpace", "0 %").faults()).isEmpty();
    assertThat(spool("minFreeSpace", "0").faults()).isEmpty();
    for (String wrong : List.of("100 %", "much", "-1", "5 h")) {
      assertThat(spool("minFreeSpace", wrong).faults())
          .containsExactly(
              "Spool.minFreeSpace=\""
                  + wrong
                  + "\": must be a share of the file system such as 5 %, less than 100 %,"
                  + " or a size such as 2 GB");
    }
  }

  private static SectionBuilder spool(String setting, String text) {
    return appender().with(element("Spool").with(setting, text));
  }
}
