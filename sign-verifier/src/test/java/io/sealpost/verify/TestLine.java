package io.sealpost.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealpost.verify.line.LineBatch;
import io.sealpost.verify.report.ArchiveLine;

/** Lines as the engine gives them to a sink. */
public final class TestLine {
  private TestLine() {}

  public static ArchiveLine of(String text) {
    return at("a.log", 1, text);
  }

  public static ArchiveLine at(String file, int number, String text) {
    byte[] octets = ("<" + text + ">").getBytes(UTF_8);
    LineBatch batch = new LineBatch();
    batch.startFile(file);
    return batch.line(batch.add(number, octets, 1, octets.length - 1));
  }
}
