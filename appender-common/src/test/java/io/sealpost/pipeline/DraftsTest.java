package io.sealpost.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.message.Controls;
import io.sealpost.message.Draft;
import io.sealpost.message.Encoder;
import io.sealpost.message.EncoderConfig;
import io.sealpost.message.Facility;
import io.sealpost.message.Header;
import org.junit.jupiter.api.Test;

final class DraftsTest {
  private final Header header = new Header(Facility.LOCAL0, "host", "app", "42");
  private final Drafts drafts =
      new Drafts(new Encoder(new EncoderConfig(header, 480, Controls.ESCAPE, false, 32_473)));

  @Test
  void threadThatLogsWhileItLogsGetsAnother() {
    Draft outer = drafts.take();
    Draft inner = drafts.take();
    assertThat(inner).isNotSameAs(outer);
    drafts.giveBack(inner);
    drafts.giveBack(outer);
    assertThat(drafts.take()).isSameAs(outer);
  }

  @Test
  void draftIsGivenBackEmpty() {
    Draft draft = drafts.take();
    draft.text().append("text");
    drafts.giveBack(draft);
    assertThat(drafts.take().text()).isEmpty();
  }

  @Test
  void draftOfALongTextIsNotKept() {
    Draft draft = drafts.take();
    draft.text().append("x".repeat(1 << 20));
    drafts.giveBack(draft);
    assertThat(drafts.take()).isNotSameAs(draft);
  }
}
