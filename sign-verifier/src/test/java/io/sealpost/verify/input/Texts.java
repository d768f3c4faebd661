package io.sealpost.verify.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** The messages of a stream, each with its number before it. */
record Texts(List<String> messages) implements LineSink {
  static List<String> of(InputStream in, boolean stripCr) throws IOException {
    List<String> messages = new ArrayList<>();
    ArchiveReader.read(in, stripCr, new Texts(messages));
    return messages;
  }

  /** The same without numbers, of text whose octets are its characters. */
  static List<String> of(String input) throws IOException {
    InputStream in = new ByteArrayInputStream(input.getBytes(ISO_8859_1));
    return of(in, false).stream().map(text -> text.substring(text.indexOf(':') + 1)).toList();
  }

  /** One member of gzip. */
  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  @Override
  public void line(int number, byte[] octets, int from, int to) {
    messages.add(number + ":" + new String(octets, from, to - from, ISO_8859_1));
  }

  @Override
  public void cutLine(int number, byte[] octets, int from, int to) {
    messages.add("cut");
  }
}
