package io.sealpost.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a log host has archived.
 *
 * <pre>
 *   LEN SP MSG LF LEN SP MSG LF ...        LEN counts the octets of MSG
 * </pre>
 *
 * <p>A server that is killed may leave half an entry, behind which the next life goes on: what does
 * not parse is passed over to where an entry of RFC 5424 begins. Nor is an entry what ends where
 * another one does that begins within it, with a time: the length of the half may happen to lead
 * there.
 */
public final class OctetArchive {
  private static final int MOST_DIGITS = 7;
  private static final Pattern WITH_TIME = Pattern.compile("<\\d+>1 \\d{4}-\\d\\d-");
  private static final int HEAD = 15; // octets of that at most

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
      int end = endOfEntry(position);
      if (end < 0 || hasAnotherWithin(end)) {
        position++;
      } else {
        messages.add(Arrays.copyOfRange(octets, endOfDigits(position) + 1, end));
        position = end + 1;
      }
    }
    return messages;
  }

  /** The place of the LF of an entry that begins there; -1 if none does. */
  private int endOfEntry(int from) {
    int space = endOfDigits(from);
    if (space == from || at(space) != ' ' || at(space + 1) != '<') {
      return -1;
    }
    int end = space + 1 + length(from, space);
    return at(end) == '\n' ? end : -1;
  }

  private boolean hasAnotherWithin(int end) {
    return IntStream.range(endOfDigits(position), end)
        .anyMatch(from -> endOfEntry(from) == end && beginsWithTime(endOfDigits(from) + 1));
  }

  private boolean beginsWithTime(int from) {
    String head = new String(octets, from, Math.min(HEAD, octets.length - from), US_ASCII);
    return WITH_TIME.matcher(head).lookingAt();
  }

  private int endOfDigits(int from) {
    int end = from;
    while (at(end) >= '0' && at(end) <= '9' && end - from < MOST_DIGITS) {
      end++;
    }
    return end;
  }

  private int length(int from, int space) {
    return Integer.parseInt(new String(octets, from, space - from, US_ASCII));
  }

  private int at(int index) {
    return index < octets.length ? octets[index] : -1;
  }
}
