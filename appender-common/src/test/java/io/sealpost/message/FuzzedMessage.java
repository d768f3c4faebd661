package io.sealpost.message;

import io.sealpost.message.ParsedMessage.ParsedElement;
import java.util.Optional;

/** Any octets are a message or none, and the parts of a message lie within it, in order. */
public final class FuzzedMessage {
  private FuzzedMessage() {}

  public static void fuzzerTestOneInput(byte[] octets) {
    Optional<ParsedMessage> parsed = ParsedMessage.parse(octets, 0, octets.length);
    if (parsed.isEmpty()) {
      return;
    }
    ParsedMessage message = parsed.get();
    int at = message.dataFrom();
    for (ParsedElement element : message.elements()) {
      require(element.from() == at && element.to() > at, "elements follow one another");
      at = element.to();
    }
    require(message.elements().isEmpty() || at == message.dataTo(), "the last one ends the data");
    require(message.textFrom() + message.textLength() == message.to(), "the text is the rest");
    require(message.pri() >= 0 && message.pri() <= 191, "PRI is in range");
    require(!message.hostname().isEmpty() && !message.msgId().isEmpty(), "no field is empty");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException(what);
    }
  }
}
