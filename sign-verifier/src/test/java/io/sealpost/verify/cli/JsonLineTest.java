package io.sealpost.verify.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.verify.TestJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("any-locale")
class JsonLineTest {
  private final JsonLine json = new JsonLine();

  @Test
  void membersComeInTheOrderOfTheCalls() throws IOException {
    json.begin("k").member("n", 7).member("b", true).nullMember("z").seconds("s", 0.5);
    json.name("l").open().element("a").element(1).open().element(2).close().close();

    assertThat(text())
        .isEqualTo(
            "{\"kind\":\"k\",\"n\":7,\"b\":true,\"z\":null,\"s\":0.500,\"l\":[\"a\",1,[2]]}\n");
  }

  @Test
  void nothingInAStringCanEndIt() throws IOException {
    StringBuilder all = new StringBuilder("\uD83D\uDE42 \uD800 \u2028");
    for (char c = 0; c < 256; c++) {
      all.append(c);
    }
    json.begin("k").member("v", all.toString());

    String line = text();

    assertThat(line.lines()).hasSize(1);
    assertThat(TestJson.object(line)).containsEntry("v", all.toString());
  }

  @Test
  void valueThatEndsInABracketIsFollowedByAComma() throws IOException {
    json.begin("k").member("v", "[").member("w", "{").member("x", ":");

    assertThat(text()).isEqualTo("{\"kind\":\"k\",\"v\":\"[\",\"w\":\"{\",\"x\":\":\"}\n");
  }

  private String text() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    json.end(out);
    return out.toString(UTF_8);
  }
}
