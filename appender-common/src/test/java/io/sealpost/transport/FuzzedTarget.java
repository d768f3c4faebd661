package io.sealpost.transport;

import java.nio.charset.StandardCharsets;

/** Any text is a target, which reads the same when it is written, or is refused with a reason. */
public final class FuzzedTarget {
  private FuzzedTarget() {}

  public static void fuzzerTestOneInput(byte[] octets) {
    Target target;
    try {
      target = Target.parse(new String(octets, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return;
    }
    if (!Target.parse(target.toString()).equals(target)) {
      throw new IllegalStateException(target + "");
    }
  }
}
