package io.sealpost.testing;

import io.sealpost.testkit.Scheme;
import java.util.Arrays;
import java.util.stream.Stream;

/** The protocols that a collector speaks, for tests that run over each of them. */
public final class Protocols {
  /** For {@code MethodSource}: one scheme of each, without TLS. */
  public static final String EACH = "io.sealpost.testing.Protocols#each";

  private Protocols() {}

  static Stream<Scheme> each() {
    return Arrays.stream(Scheme.values()).filter(scheme -> !scheme.encrypted());
  }
}
