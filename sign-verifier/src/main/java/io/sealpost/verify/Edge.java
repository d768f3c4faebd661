package io.sealpost.verify;

import java.util.List;

/**
 * What a part keeps of one of its ends.
 *
 * @param open the outermost lines: whether they are signed, the part on the other side may say
 * @param context the lines next to them on the inner side, which have their verdicts
 */
record Edge(List<EdgeLine> open, List<EdgeLine> context) {
  static final Edge NONE = new Edge(List.of(), List.of());

  Edge {
    open = List.copyOf(open);
    context = List.copyOf(context);
  }
}
