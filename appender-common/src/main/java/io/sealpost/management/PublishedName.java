package io.sealpost.management;

/**
 * What a pipeline is called to operators: as its appender, {@code AUDIT}; where another one of that
 * name is open, {@code AUDIT#2}.
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
