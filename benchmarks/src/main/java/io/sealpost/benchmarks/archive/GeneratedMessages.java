package io.sealpost.benchmarks.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;

/**
 * Messages of one length, each different, 10,000 of them in a second of their own time.
 *
 * <pre>
 *   &lt;13&gt;1 2026-11-21T00:00:00.000000Z host.example.org app 4242 - - 000000000001 words ...
 *         ^6                                                        ^ 12 digits
 * </pre>
 */
final class GeneratedMessages {
  static final String HOST = "host.example.org";

  private static final Instant BEGIN = Instant.parse("2026-11-21T00:00:00Z");
  private static final int TIMESTAMP_FROM = 6;
  private static final int TIMESTAMP_TO = 33;
  private static final int DIGITS = 12;
  private static final int PER_SECOND = 10_000;
  private static final String HEAD =
      "<13>1 2026-11-21T00:00:00.000000Z " + HOST + " app 4242 - - 000000000000 ";

  /** The shortest message: without words. */
  static final int LEAST_OCTETS = HEAD.length();

  private static final int POOL_OCTETS = 1 << 16;

  private final Line line = new Line();
  private final byte[] words = new byte[POOL_OCTETS];
  private final SplittableRandom random;
  private final int wordsOctets;
  private long count;

  GeneratedMessages(int octets, SplittableRandom random) {
    this.random = random;
    this.wordsOctets = octets - LEAST_OCTETS;
    for (int i = 0; i < words.length; i++) {
      words[i] = letter(random.nextInt(32));
    }
    line.add(HEAD).add(" ".repeat(wordsOctets));
  }

  private static byte letter(int number) {
    return (byte) (number < 26 ? 'a' + number : ' ');
  }

  /** The next message. It is the same line each time. */
  Line next() {
    if (count % PER_SECOND == 0) {
      String now = DateTimeFormatter.ISO_INSTANT.format(BEGIN.plusSeconds(count / PER_SECOND));
      line.put(now.getBytes(US_ASCII), 0, now.length() - 1, TIMESTAMP_FROM);
    }
    line.putDigits(count % PER_SECOND * (1_000_000 / PER_SECOND), TIMESTAMP_TO - 1, 6);
    count++;
    line.putDigits(count, LEAST_OCTETS - 1, DIGITS);
    for (int done = 0; done < wordsOctets; ) {
      int part = Math.min(wordsOctets - done, POOL_OCTETS / 2);
      line.put(words, random.nextInt(POOL_OCTETS / 2), part, LEAST_OCTETS + done);
      done += part;
    }
    return line;
  }

  /** The time of the last message. */
  String timestamp() {
    return line.text(TIMESTAMP_FROM, TIMESTAMP_TO);
  }
}
