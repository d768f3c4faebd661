package io.sealpost.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Lines as the engine gives them to a sink. */
public final class TestLine {
  private TestLine() {}

  public static ArchiveLine of(String text) {
    return at("a.log", 1, text);
  }

  public static ArchiveLine at(String file, long line, String text) {
    byte[] octets = ("<" + text + ">").getBytes(UTF_8);
    return new ArchiveLine(new Position(file, line), octets, 1, octets.length - 1);
  }
}
