package io.sealpost.verify.cli.terminal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/**
 * A stream to a terminal: UTF-8 octets become {@link VisibleText} in the charset of the terminal;
 * characters that it lacks, and octets that are not UTF-8, are shown by their numbers. A character
 * may be split over several writes.
 */
public final class VisibleOutput extends OutputStream {
  private final OutputStream out;
  private final Charset charset;
  private final CharsetEncoder encoder;
  private final ByteArrayOutputStream visible = new ByteArrayOutputStream();

  // The octets of an incomplete character.
  private final byte[] begun = new byte[4];
  private int count;
  private int missing;
  private int character;

  /**
   * @param charset charset of the terminal; must extend ASCII
   */
  public VisibleOutput(OutputStream out, Charset charset) {
    this.out = out;
    this.charset = charset;
    this.encoder = charset.newEncoder();
  }

  @Override
  public void write(int octet) throws IOException {
    take(octet & 0xFF);
    pass();
  }

  @Override
  public void write(byte[] octets, int from, int length) throws IOException {
    for (int i = from; i < from + length; i++) {
      take(octets[i] & 0xFF);
    }
    pass();
  }

  private void take(int octet) {
    if (missing > 0 && (octet & 0xC0) == 0x80) {
      begun[count++] = (byte) octet;
      character = character << 6 | (octet & 0x3F);
      missing--;
      if (missing == 0) {
        complete();
      }
      return;
    }
    giveUp();
    if (octet < 0x80) {
      show(octet);
    } else if (octet >= 0xC2 && octet <= 0xF4) {
      begin(octet);
    } else {
      number(VisibleText.octet(octet));
    }
  }

  private void begin(int octet) {
    missing = octet < 0xE0 ? 1 : octet < 0xF0 ? 2 : 3;
    character = octet & (0x3F >> missing);
    begun[0] = (byte) octet;
    count = 1;
  }

  private void complete() {
    int least = count == 2 ? 0x80 : count == 3 ? 0x800 : 0x10000;
    boolean surrogate =
        character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    if (character < least || character > Character.MAX_CODE_POINT || surrogate) {
      giveUp();
    } else {
      show(character);
      count = 0;
    }
  }

  private void show(int shown) {
    if (VisibleText.isHarmful(shown)) {
      number(VisibleText.number(shown));
    } else if (count == 0) {
      visible.write(shown);
    } else {
      String text = Character.toString(shown);
      if (encoder.canEncode(text)) {
        visible.writeBytes(text.getBytes(charset));
      } else {
        number(VisibleText.number(shown));
      }
    }
  }

  /** Shows the octets begun by their numbers: they are not a character. */
  private void giveUp() {
    for (int i = 0; i < count; i++) {
      number(VisibleText.octet(begun[i] & 0xFF));
    }
    count = 0;
    missing = 0;
  }

  private void number(String text) {
    visible.writeBytes(text.getBytes(US_ASCII));
  }

  private void pass() throws IOException {
    visible.writeTo(out);
    visible.reset();
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    giveUp();
    pass();
    out.close();
  }
}
