package io.sealpost.verify.report;

import java.util.Locale;

/** What {@link Counts} tell apart: messages and blocks by their verdict, all else by finding. */
public sealed interface Counted permits Verdict, BlockVerdict, FindingKind {
  String name();

  /** The name in reports, such as {@code bad-block}. Other programs may rely on it. */
  default String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
