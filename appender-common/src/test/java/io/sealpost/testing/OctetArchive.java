package io.sealpost.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a log host has archived.
 *
 * <pre>
 *   LEN SP MSG LF LEN SP MSG LF ...        LEN counts the octets of MSG
 * </pre>
 *
 * <p>A server that is killed may leave half an entry, behind which the next life goes on: what does
 * not parse is passed over to where an entry of RFC 5424 begins.
 */
public final class OctetArchive {
  private static final int MOST_DIGITS = 7;

  private final byte[] octets;
  private int position;

  private OctetArchive(byte[] octets) {
    this.octets = octets;
  }

  /** Returns the messages in their order. */
  public static List<byte[]> read(byte[] octets) {
    return new OctetArchive(octets).messages();
  }

  private List<byte[]> messages() {
    List<byte[]> messages = new ArrayList<>();
    while (position < octets.length) {
      int space = endOfDigits(position);
      int begin = space + 1;
      int end = begin + length(space);
      if (space > position && at(space) == ' ' && at(end) == '\n' && at(begin) == '<') {
        messages.add(Arrays.copyOfRange(octets, begin, end));
        position = end + 1;
      } else {
        position++;
      }
    }
    return messages;
  }

  private int endOfDigits(int from) {
    int end = from;
    while (at(end) >= '0' && at(end) <= '9' && end - from < MOST_DIGITS) {
      end++;
    }
    return end;
  }

  private int length(int space) {
    String digits = new String(octets, position, space - position, StandardCharsets.US_ASCII);
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  private int at(int index) {
    return index < octets.length ? octets[index] : -1;
  }
}
