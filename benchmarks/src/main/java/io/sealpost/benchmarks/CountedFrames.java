package io.sealpost.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the events of the application on one connection, and copies none. Which of three formats
 * it is shows at its beginning:
 *
 * <pre>
 *   {...} LF                          JSON lines: each is an event
 *   LEN SP MSG                        octet counting: MSG is an event if it ends with {@link Framework#LAST}
 *   TXNR SP CMD SP LEN [SP MSG] LF    RELP, which is answered: the same
 * </pre>
 */
final class CountedFrames {
  private static final int BUFFER = 256 << 10;
  private static final byte[] OFFERS =
      "\nrelp_version=0\ncommands=syslog".getBytes(StandardCharsets.US_ASCII);

  private final LongAdder events;
  private final byte[] buffer = new byte[BUFFER];
  private final ByteArrayOutputStream answers = new ByteArrayOutputStream();
  private int end;
  private int at;

  CountedFrames(LongAdder events) {
    this.events = events;
  }

  /** Reads until the sender ends the connection. */
  void read(InputStream in, OutputStream out) throws IOException {
    for (int n = fill(in); n > 0; n = fill(in)) {
      int counted = 0;
      for (int frame = frame(); frame >= 0; frame = frame()) {
        counted += frame;
      }
      events.add(counted);
      if (answers.size() > 0) {
        answers.writeTo(out);
        answers.reset();
      }
      System.arraycopy(buffer, at, buffer, 0, end - at);
      end -= at;
      at = 0;
    }
  }

  private int fill(InputStream in) throws IOException {
    if (end == BUFFER) {
      throw new IOException("a frame of more than " + BUFFER + " octets");
    }
    int n = in.read(buffer, end, BUFFER - end);
    end += Math.max(n, 0);
    return n;
  }

  /** Takes the next frame; returns whether it was an event: 1 or 0, or -1: it is incomplete. */
  private int frame() throws IOException {
    if (at == end) {
      return -1;
    }
    if (buffer[at] == '{') {
      int line = find('\n', at);
      at = line < 0 ? at : line + 1;
      return line < 0 ? -1 : 1;
    }
    int space = find(' ', at);
    if (space < 0 || space + 1 == end) {
      return -1;
    }
    return buffer[space + 1] == '<' ? counted(space) : relp(space);
  }

  private int counted(int space) {
    int next = space + 1 + number(at, space);
    return next > end ? -1 : take(next, next);
  }

  private int relp(int space) throws IOException {
    int afterCommand = find(' ', space + 1);
    if (afterCommand < 0) {
      return -1;
    }
    int afterLength = afterCommand + 1;
    while (afterLength < end && buffer[afterLength] >= '0') {
      afterLength++;
    }
    int length = number(afterCommand + 1, afterLength);
    int message = afterLength + (length == 0 ? 0 : 1);
    if (afterLength == end || message + length >= end) {
      return -1;
    }
    byte[] more = buffer[space + 1] == 'o' ? OFFERS : new byte[0];
    answers.write(buffer, at, space - at);
    answers.write((" rsp " + (6 + more.length) + " 200 OK").getBytes(StandardCharsets.US_ASCII));
    answers.write(more);
    answers.write('\n');
    return take(message + length, message + length + 1);
  }

  private int take(int messageEnd, int next) {
    at = next;
    return buffer[messageEnd - 1] == Framework.LAST ? 1 : 0;
  }

  private int find(char wanted, int from) {
    for (int i = from; i < end; i++) {
      if (buffer[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private int number(int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + buffer[i] - '0';
    }
    return value;
  }
}
