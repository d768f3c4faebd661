package io.sealpost.verify;

import io.sealpost.verify.line.OpenLine;
import java.util.List;

/**
 * What a part keeps of one of its ends.
 *
 * @param open the outermost lines: the part on the other side may show whether they are signed
 * @param context the lines next to them on the inner side, which have their verdict
 */
record PartEnd(List<OpenLine> open, List<OpenLine> context) {
  static final PartEnd NONE = new PartEnd(List.of(), List.of());

  PartEnd {
    open = List.copyOf(open);
    context = List.copyOf(context);
  }
}
