package io.sealpost.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Lines as the engine gives them to a sink. */
public final class TestLine {
  private TestLine() {}

  public static ArchiveLine of(String text) {
    return at("a.log", 1, text);
  }

  public static ArchiveLine at(String file, int number, String text) {
    byte[] octets = ("<" + text + ">").getBytes(UTF_8);
    Stretch stretch = new Stretch();
    stretch.startFile(file);
    return stretch.line(stretch.add(number, octets, 1, octets.length - 1));
  }
}
