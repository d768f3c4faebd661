package io.sealpost.event;

import io.sealpost.message.SdParam;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads the pairs of one event as text: at most many times what fits into a message, so that the
 * encoder still sees that it has to cut. Confined to the logging thread.
 */
final class PairReader {
  /** Multiple of a message's size to read, since a pair that is too long makes room for others. */
  private static final long TIMES = 16;

  private static final int LONGEST_NAME = 32;

  private final int messageOctets;
  private long left;

  PairReader(int messageOctets) {
    this.messageOctets = messageOctets;
    this.left = TIMES * messageOctets;
  }

  /** Reads the pairs with wanted names; if reading breaks off, those read until then. */
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
   * Counts what a part takes: less than its octets, so what does not fit here does not fit there.
   *
   * @throws LimitReached if nothing more fits
   */
  void take(int characters) {
    left -= Math.min(characters, messageOctets);
    if (left < 0) {
      throw new LimitReached();
    }
  }
}
