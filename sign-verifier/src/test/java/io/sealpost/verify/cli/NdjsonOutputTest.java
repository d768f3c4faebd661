package io.sealpost.verify.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.TestLine;
import io.sealpost.verify.report.BlockType;
import io.sealpost.verify.report.BlockVerdict;
import io.sealpost.verify.report.MessageId;
import io.sealpost.verify.report.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lines are written as they come, octet for octet as documented. */
@Tag("any-locale")
class NdjsonOutputTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final NdjsonOutput output = new NdjsonOutput(out, finding -> {}, false, 0);

  private static MessageId id(int group, long number) {
    return new MessageId(new GroupId("host" + group, "app", "1", "17", "0111", "0", "110"), number);
  }

  private String written() {
    return out.toString(UTF_8);
  }

  @Test
  void verifiedMessageHasItsNumbers() throws IOException {
    output.message(
        TestLine.at("a.log", 2, "x"), Verdict.VERIFIED, List.of(id(1, 3), id(2, 9_999_999_999L)));

    assertThat(written())
        .isEqualTo(
            "{\"kind\":\"message\",\"file\":\"a.log\",\"line\":2,\"verdict\":\"verified\",\"ids\":"
                + "[[\"host1\",\"17\",\"0111\",\"0\",\"110\",3],"
                + "[\"host2\",\"17\",\"0111\",\"0\",\"110\",9999999999]]}\n");
  }

  @Test
  void othersHaveNone() throws IOException {
    output.message(TestLine.at("a.log", 1, "x"), Verdict.UNSIGNED, List.of());
    output.message(TestLine.at("ä\"\n.log", 10, "x"), Verdict.REPLAY, List.of());
    output.block(TestLine.at("a.log", 100, "x"), BlockType.SIGNATURE, BlockVerdict.DUPLICATE);
    output.block(TestLine.at("a.log", 101, "x"), BlockType.CERTIFICATE, BlockVerdict.MALFORMED);

    assertThat(written())
        .isEqualTo(
            """
            {"kind":"message","file":"a.log","line":1,"verdict":"unsigned"}
            {"kind":"message","file":"ä\\"\\u000a.log","line":10,"verdict":"replay"}
            {"kind":"block","file":"a.log","line":100,"type":"sig","verdict":"duplicate"}
            {"kind":"block","file":"a.log","line":101,"type":"cert","verdict":"bad","why":"malformed"}
            """);
  }

  @Test
  void anyNumberOfGroupsIsTold() throws IOException {
    List<MessageId> ids = IntStream.range(0, 5000).mapToObj(i -> id(i % 2500, i)).toList();
    for (MessageId id : ids) {
      output.message(TestLine.at("", 1, "x"), Verdict.VERIFIED, List.of(id));
    }

    List<String> lines = written().lines().toList();
    for (int i = 0; i < ids.size(); i++) {
      MessageId id = ids.get(i);
      assertThat(lines.get(i)).contains("\"" + id.group().host() + "\"", "," + i + "]]}");
    }
  }
}
