package io.sealpost.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class MessageWriterTest {
  private static final Instant TIME = Instant.parse("2026-11-21T04:05:06.123456Z");
  private static final Header HEADER = new Header(Facility.AUDIT, "host", "app", "42.a1");
  private static final String START = "<110>1 2026-11-21T04:05:06.123456Z host app 42.a1 - ";

  private final OctetBuffer out = new OctetBuffer(16);
  private final MessageWriter writer = new MessageWriter(out);

  @Test
  void aBlockHasStructuredDataAndNoText() {
    begin().beginElement("ssign").param("VER", "0111").param("RSID", "1").endElement();

    assertThat(written()).isEqualTo(START + "[ssign VER=\"0111\" RSID=\"1\"]");
  }

  @Test
  void theOriginIsAnElementLikeOthers() {
    begin().beginElement("a").endElement();
    new Software("Sealpost", "1.0").addTo(writer);

    assertThat(written()).isEqualTo(START + "[a][origin software=\"Sealpost\" swVersion=\"1.0\"]");
  }

  @Test
  void textFollowsStructuredDataOrNilvalue() {
    begin().noStructuredData().text("line\nline\u0000 ");
    assertThat(written()).isEqualTo(START + "- line\nline#000 ");

    out.clear();
    header(new MessageWriter(out)).beginElement("a").endElement().text("");
    assertThat(written()).isEqualTo(START + "[a] ");
  }

  @Test
  void valuesAreEscapedAndNamesCleaned() {
    begin().beginElement("a b").param("c=d", "\"]\\\n\ud800").endElement();

    assertThat(written()).isEqualTo(START + "[a_b c_d=\"\\\"\\]\\\\\n\ufffd\"]");
  }

  @Test
  void whatIsInTheBufferAlreadyStays() {
    out.add('x');
    begin();

    assertThat(written()).isEqualTo("x" + START);
  }

  @Test
  void partsInAnImpossibleOrderAreRefused() {
    assertThatIllegalStateException().isThrownBy(() -> writer.beginElement("a"));
    begin();
    assertThatIllegalStateException().isThrownBy(() -> begin());
    assertThatIllegalStateException().isThrownBy(writer::endElement);
    assertThatIllegalStateException().isThrownBy(() -> writer.text("a"));
    assertThatIllegalStateException().isThrownBy(() -> writer.param("a", "b"));
    writer.beginElement("a");
    assertThatIllegalStateException().isThrownBy(() -> writer.beginElement("b"));
    assertThatIllegalStateException().isThrownBy(writer::noStructuredData);
    writer.endElement();
    assertThatIllegalStateException().isThrownBy(writer::noStructuredData);

    assertThat(written()).isEqualTo(START + "[a]");
  }

  @Test
  void aPriAbove191IsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> writer.header(192, TIME, HEADER, "-"))
        .withMessage("PRI 192: allowed 0..191");
    assertThatIllegalArgumentException().isThrownBy(() -> writer.header(-1, TIME, HEADER, "-"));
    writer.header(191, TIME, HEADER, "-");
    assertThat(written()).startsWith("<191>1 2026");
  }

  private MessageWriter begin() {
    return header(writer);
  }

  private static MessageWriter header(MessageWriter writer) {
    return writer.header(110, TIME, HEADER, "-");
  }

  private String written() {
    return new String(out.toByteArray(), UTF_8);
  }
}
