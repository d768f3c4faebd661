package io.sealpost.verify.trust;

import java.nio.charset.StandardCharsets;

/** Any text is a fingerprint, something else, or one that is refused with a reason. */
public final class FuzzedFingerprint {
  private FuzzedFingerprint() {}

  public static void fuzzerTestOneInput(byte[] octets) {
    String text = new String(octets, StandardCharsets.UTF_8);
    try {
      KeyFingerprint.parse(text)
          .ifPresent(
              found -> {
                if (!KeyFingerprint.parse(found.toString()).orElseThrow().equals(found)) {
                  throw new IllegalStateException(text);
                }
              });
    } catch (IllegalArgumentException e) {
      if (String.valueOf(e.getMessage()).isEmpty()) {
        throw new IllegalStateException(text, e);
      }
    }
  }
}
