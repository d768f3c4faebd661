package io.sealpost.message;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Writes TIMESTAMPs (RFC 5424 §6.2.3) in UTC, always truncated to microseconds.
 *
 * <pre>
 *   2026-11-21T04:05:06.123456Z
 * </pre>
 *
 * <p>Years other than 0000 to 9999 cannot be written in this form: NILVALUE is sent. Safe for use
 * by many threads.
 */
final class TimestampWriter {
  private static final long FIRST_SECOND = -62_167_219_200L; // 0000-01-01T00:00:00Z
  private static final long LAST_SECOND = 253_402_300_799L; // 9999-12-31T23:59:59Z

  // Many messages share a second, and the date is the expensive part. A race only repeats the work.
  private volatile Second last = new Second(0);

  void write(Instant time, OctetBuffer out) {
    write(time.getEpochSecond(), time.getNano(), out);
  }

  void write(long epochSecond, int nanos, OctetBuffer out) {
    if (epochSecond < FIRST_SECOND || epochSecond > LAST_SECOND) {
      out.add('-');
      return;
    }
    Second second = last;
    if (second.epochSecond != epochSecond) {
      second = new Second(epochSecond);
      last = second;
    }
    out.add(second.text, 0, second.text.length);
    writeMicros(nanos / 1000, out);
  }

  private static void writeMicros(int micros, OctetBuffer out) {
    out.add('.');
    for (int unit = 100_000; unit > 0; unit /= 10) {
      out.add('0' + micros / unit % 10);
    }
    out.add('Z');
  }

  /** A second and its text up to the fraction. */
  private static final class Second {
    private final long epochSecond;
    private final byte[] text = "0000-00-00T00:00:00".getBytes(US_ASCII);

    Second(long epochSecond) {
      this.epochSecond = epochSecond;
      LocalDateTime time = LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC);
      put(time.getYear() / 100, 0);
      put(time.getYear() % 100, 2);
      put(time.getMonthValue(), 5);
      put(time.getDayOfMonth(), 8);
      put(time.getHour(), 11);
      put(time.getMinute(), 14);
      put(time.getSecond(), 17);
    }

    private void put(int number, int at) {
      text[at] = (byte) ('0' + number / 10);
      text[at + 1] = (byte) ('0' + number % 10);
    }
  }
}
