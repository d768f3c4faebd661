package io.sealpost.verify.reference;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of the archive that is not empty, and what it is by its form alone.
 *
 * @param index its place among all lines, from 0
 * @param message what it is as an RFC 5424 message; null if it is none
 * @param block null for a message, and for a block that is malformed
 */
record Line(int index, String octets, Kind kind, @Nullable Message message, @Nullable Block block) {
  /** What a line is. */
  enum Kind {
    MESSAGE,
    BLOCK,
    MALFORMED_SIGNATURE_BLOCK,
    MALFORMED_CERTIFICATE_BLOCK
  }

  static List<Line> of(List<byte[]> lines) {
    List<Line> all = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String octets = new String(lines.get(i), ISO_8859_1);
      if (!octets.isEmpty()) {
        all.add(of(i, octets));
      }
    }
    return all;
  }

  private static Line of(int index, String octets) {
    Optional<Message> message = Message.parse(octets);
    if (message.isEmpty()) {
      boolean cutOff = Message.beginsLikeABlock(octets);
      Kind kind = cutOff ? malformed(octets.contains("[ssign-cert ")) : Kind.MESSAGE;
      return new Line(index, octets, kind, null, null);
    }
    if (!Block.isIn(message.get())) {
      return new Line(index, octets, Kind.MESSAGE, message.get(), null);
    }
    try {
      Block block = Block.of(message.get());
      return new Line(index, octets, Kind.BLOCK, message.get(), block);
    } catch (MalformedException e) {
      Kind kind = malformed(Block.isCertificate(message.get()));
      return new Line(index, octets, kind, message.get(), null);
    }
  }

  private static Kind malformed(boolean certificate) {
    return certificate ? Kind.MALFORMED_CERTIFICATE_BLOCK : Kind.MALFORMED_SIGNATURE_BLOCK;
  }

  boolean isMessage() {
    return kind == Kind.MESSAGE;
  }

  /** The HOSTNAME of a message; empty where there is none. */
  String host() {
    return message == null || message.host().equals("-") ? "" : message.host();
  }
}
