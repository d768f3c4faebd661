package io.sealpost.verify.line;

import io.sealpost.message.ParsedMessage;
import io.sealpost.sign.key.Hash;
import io.sealpost.verify.group.Digest;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Computes digests of lines. A hash covers the message from {@code <} to its last octet as sent
 * (RFC 5848 §4.2.7), so the whole line.
 *
 * <p>One deviation is allowed: collectors add one SP after the structured data of a message without
 * MSG, or drop it. Such a message has a second form, with or without that SP, which counts if the
 * message is not found as it is.
 */
public final class LineHasher {
  private LineHasher() {}

  /** Digests all lines that are not blocks by this kind of hash, unless that was already done. */
  static void digest(LineBatch batch, Hash kind, Workers workers) {
    Optional<byte[]> into = batch.digestsToFill(kind);
    if (into.isEmpty()) {
      return;
    }
    workers.each(batch.size(), 256, (from, to) -> digest(batch, kind, into.get(), from, to));
  }

  private static void digest(LineBatch batch, Hash kind, byte[] into, int from, int to) {
    MessageDigest digest = kind.newDigest();
    for (int line = from; line < to; line++) {
      if (batch.isBlock(line) || batch.isCut(line)) {
        continue;
      }
      batch.update(digest, line, batch.length(line));
      finish(digest, into, line * kind.octets(), kind.octets());
    }
  }

  /** Whether a line whose header ends at {@code data} may lack MSG. */
  public static boolean mayLackText(byte[] octets, int data, int to) {
    if (data < 0 || data == to) {
      return false;
    }
    boolean hyphen = octets[data] != '[';
    return hyphen ? to - data <= 2 : octets[to - 1] == ']' || octets[to - 1] == ' ';
  }

  /** The digest of a line's second form, if it has one. */
  static Optional<Digest> hashOtherForm(LineBatch batch, int line, Hash kind) {
    return batch
        .parse(line)
        .filter(message -> message.textLength() == 0)
        .map(message -> hashOtherForm(message, batch, line, kind));
  }

  private static Digest hashOtherForm(ParsedMessage message, LineBatch batch, int line, Hash kind) {
    MessageDigest digest = kind.newDigest();
    if (message.hasText()) {
      batch.update(digest, line, batch.length(line) - 1);
    } else {
      batch.update(digest, line, batch.length(line));
      digest.update((byte) ' ');
    }
    byte[] octets = digest.digest();
    return Digest.read(octets, 0, octets.length);
  }

  private static void finish(MessageDigest digest, byte[] into, int at, int octets) {
    try {
      digest.digest(into, at, octets);
    } catch (DigestException e) {
      throw new IllegalStateException("there is room for " + octets + " octets", e);
    }
  }
}
