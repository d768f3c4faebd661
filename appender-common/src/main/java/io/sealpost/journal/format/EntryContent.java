package io.sealpost.journal.format;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The content of an entry that a window has found: decrypted, or as stored. For one thread. */
public final class EntryContent {
  /** Whether the content can be read. */
  public enum Answer {
    READABLE,
    /** Its key is not available. */
    LOCKED,
    /** It is whole but not what was encrypted: it has been changed. */
    CHANGED
  }

  private final JournalKeys keys;
  private @Nullable Segment segment; // the one the cipher is for
  private @Nullable EntryCipher cipher;
  private byte[] array = new byte[0];
  private int offset;
  private int length;

  public EntryContent(JournalKeys keys) {
    this.keys = keys;
  }

  /** Reads the entry that the window has found in a segment. */
  public Answer of(Segment current, EntryWindow window) {
    if (current.header().encryption().isEmpty()) {
      found(window.array(), window.offset(), window.length());
      return Answer.READABLE;
    }
    Optional<EntryCipher> open = cipher(current);
    long position = Position.of(current.number(), window.place());
    return open.isEmpty() ? Answer.LOCKED : decrypt(open.get(), position, window);
  }

  private Answer decrypt(EntryCipher open, long position, EntryWindow window) {
    boolean good =
        open.decrypt(position, window.kind(), window.array(), window.offset(), window.length());
    if (good) {
      found(open.array(), 0, open.length());
    }
    return good ? Answer.READABLE : Answer.CHANGED;
  }

  /** The cipher for an encrypted segment; empty if its key is not available. */
  private Optional<EntryCipher> cipher(Segment current) {
    if (segment != current || cipher == null) {
      segment = current;
      cipher =
          keys.decrypting(current.header().encryption().orElseThrow())
              .map(key -> EntryCipher.of(key, current.header()))
              .orElse(null);
    }
    return Optional.ofNullable(cipher);
  }

  private void found(byte[] in, int from, int count) {
    array = in;
    offset = from;
    length = count;
  }

  /** Its octets: {@link #length} from {@link #offset} of this array, until the next call. */
  public byte[] array() {
    return array;
  }

  public int offset() {
    return offset;
  }

  public int length() {
    return length;
  }
}
