package io.sealpost.event;

import io.sealpost.message.SdParam;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads the pairs of one event, as text: no more of them than a message has room for many times
 * over, so that the encoder still sees that it has to cut. Confined to the thread that logs.
 */
final class PairReader {
  /** So many times the size of a message, since a pair that is too long makes room for others. */
  private static final long TIMES = 16;

  private static final int LONGEST_NAME = 32;

  private final int messageOctets;
  private long left;

  PairReader(int messageOctets) {
    this.messageOctets = messageOctets;
    this.left = TIMES * messageOctets;
  }

  /** Those with names that are wanted; what breaks off is as long as it got. */
  List<SdParam> read(Pairs pairs, Predicate<String> wanted) {
    List<SdParam> params = new ArrayList<>();
    ApplicationCode.run(
        () ->
            pairs.forEach(
                (key, value) -> {
                  String name = ValueText.of(key, LONGEST_NAME);
                  if (wanted.test(name)) {
                    SdParam param = new SdParam(name, ValueText.of(value, messageOctets / 2));
                    params.add(param);
                    take(param.value().length());
                  }
                  take(1 + Math.min(LONGEST_NAME, name.length()));
                }));
    return params;
  }

  /**
   * Notes what a part takes: less than its octets, so that what has no room here has none there.
   *
   * @throws LimitReached if nothing more has room
   */
  void take(int characters) {
    left -= Math.min(characters, messageOctets);
    if (left < 0) {
      throw new LimitReached();
    }
  }
}
