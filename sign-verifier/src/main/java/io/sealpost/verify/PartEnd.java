package io.sealpost.verify;

import io.sealpost.verify.line.OpenLine;
import java.util.List;

/**
 * What a part keeps of one of its ends.
 *
 * @param open the outermost lines: whether they are signed, the part on the other side may say
 * @param context the lines next to them on the inner side, which have their verdicts
 */
record PartEnd(List<OpenLine> open, List<OpenLine> context) {
  static final PartEnd NONE = new PartEnd(List.of(), List.of());

  PartEnd {
    open = List.copyOf(open);
    context = List.copyOf(context);
  }
}
