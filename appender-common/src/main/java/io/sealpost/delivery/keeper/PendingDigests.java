package io.sealpost.delivery.keeper;

import io.sealpost.sign.SignatureBlock;
import io.sealpost.sign.key.Hash;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Messages, by their digests, whose block was not found yet. Equal ones are found in order. */
final class PendingDigests {
  /** A message that is looked up under either hash. */
  private record Message(ByteBuffer sha1, ByteBuffer sha256) {}

  private final MessageDigest sha1 = Hash.SHA_1.newDigest();
  private final MessageDigest sha256 = Hash.SHA_256.newDigest();
  private final Map<ByteBuffer, Deque<Message>> messages = new HashMap<>();
  private int count;

  void add(byte[] octets, int offset, int length) {
    Message message =
        new Message(digest(sha1, octets, offset, length), digest(sha256, octets, offset, length));
    messages.computeIfAbsent(message.sha1(), digest -> new ArrayDeque<>()).add(message);
    messages.computeIfAbsent(message.sha256(), digest -> new ArrayDeque<>()).add(message);
    count++;
  }

  private static ByteBuffer digest(MessageDigest digest, byte[] octets, int offset, int length) {
    digest.update(octets, offset, length);
    return ByteBuffer.wrap(digest.digest());
  }

  boolean isEmpty() {
    return count == 0;
  }

  void clear() {
    messages.clear();
    count = 0;
  }

  /** Takes out the messages that a block covers, and adds their numbers. */
  void take(SignatureBlock block, ListedNumbers found) {
    byte[] digest = new byte[block.hash().octets()];
    for (int index = 0; index < block.count() && count > 0; index++) {
      block.copyDigest(index, digest, 0);
      Deque<Message> equal = messages.get(ByteBuffer.wrap(digest));
      if (equal != null) {
        Message message = equal.getFirst();
        remove(message.sha1());
        remove(message.sha256());
        count--;
        found.add(block.group(), block.number(index));
      }
    }
  }

  /**
   * Equal messages have both digests in common, so the first under one is the first under the
   * other.
   */
  private void remove(ByteBuffer digest) {
    Deque<Message> equal = messages.get(digest);
    if (equal != null) {
      equal.removeFirst();
      if (equal.isEmpty()) {
        messages.remove(digest);
      }
    }
  }
}
