package io.sealpost.management;

/**
 * The name of a pipeline for operators: its appender's, {@code AUDIT}; if another of that name is
 * open, {@code AUDIT#2}.
 */
record PublishedName(String appender, int number) {
  static PublishedName first(String appender) {
    return new PublishedName(appender, 1);
  }

  PublishedName next() {
    return new PublishedName(appender, number + 1);
  }

  @Override
  public String toString() {
    return number == 1 ? appender : appender + "#" + number;
  }
}
