package io.sealpost.keys;

import java.nio.charset.StandardCharsets;

/** Any text is a fingerprint, which is read again as the same, or none. */
public final class FuzzedFingerprint {
  private FuzzedFingerprint() {}

  public static void fuzzerTestOneInput(byte[] octets) {
    String text = new String(octets, StandardCharsets.UTF_8);
    Fingerprint.parse(text)
        .ifPresent(
            found -> {
              if (!Fingerprint.isMeant(text)
                  || !Fingerprint.parse(found.toString()).orElseThrow().equals(found)) {
                throw new IllegalStateException(text);
              }
            });
  }
}
