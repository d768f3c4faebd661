package io.sealpost.sign;

/** Any text is a payload or none, and a key in it checks signatures without throwing. */
public final class FuzzedPayload {
  private FuzzedPayload() {}

  public static void fuzzerTestOneInput(byte[] octets) {
    PayloadBlock.parse(octets)
        .ifPresent(
            payload -> {
              boolean letter = Character.isLetter(payload.type());
              boolean whole = payload.key().isEmpty() || payload.type() != 'N';
              if (!letter || !whole) {
                throw new IllegalStateException("type " + payload.type());
              }
            });
  }
}
