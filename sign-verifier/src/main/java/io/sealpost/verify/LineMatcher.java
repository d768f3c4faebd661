package io.sealpost.verify;

import io.sealpost.message.ParsedMessage;
import io.sealpost.sign.Hash;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the signed hash of a line, hashing it once for each kind of hash that the archive uses.
 * Confined to one thread.
 *
 * <p>A hash is over the message from {@code <} to its last octet as sent (RFC 5848 §4.2.7), so over
 * the whole line. One deviation is allowed: collectors write one SP behind the structured data of a
 * message without MSG, or drop it. Such a message is tried with and without that SP, if it is not
 * found as it stands.
 */
final class LineMatcher {
  static final int ABSENT = SignedHashes.ABSENT;

  private final LineStore lines;
  private final SignedHashes hashes;
  private final List<Digester> digesters = new ArrayList<>();
  // The same message under the second kind of hash, where an archive uses both.
  private final int[] twins;

  LineMatcher(LineStore lines, SignedHashes hashes) {
    this.lines = lines;
    this.hashes = hashes;
    for (Hash kind : hashes.kinds()) digesters.add(new Digester(kind));
    twins = new int[hashes.size()];
    Arrays.fill(twins, ABSENT);
  }

  /** The number of the line's hash among the signed ones, or {@link #ABSENT}. */
  int match(int line) {
    if (lines.isCut(line) || digesters.isEmpty()) return ABSENT;
    int found = find(line, lines.length(line), false);
    return found == ABSENT && mayLackText(line) ? matchWithoutText(line) : found;
  }

  /**
   * The number of the same message's hash of the other kind, or {@link #ABSENT}; filled by {@link
   * #match}.
   */
  int twin(int hash) {
    return twins[hash];
  }

  private boolean mayLackText(int line) {
    byte last = lines.lastOctet(line);
    return last == ' ' || last == ']' || last == '-';
  }

  private int matchWithoutText(int line) {
    return lines
        .parse(line)
        .filter(message -> message.textLength() == 0)
        .map(message -> matchOtherForm(line, message))
        .orElse(ABSENT);
  }

  private int matchOtherForm(int line, ParsedMessage message) {
    int length = lines.length(line);
    return message.hasText() ? find(line, length - 1, false) : find(line, length, true);
  }

  private int find(int line, int length, boolean addSpace) {
    int first = ABSENT;
    for (Digester digester : digesters) {
      int found = hashes.find(digester.kind, digester.digest(line, length, addSpace));
      if (found == ABSENT) continue;
      if (first == ABSENT) first = found;
      else twins[first] = found;
    }
    return first;
  }

  private final class Digester {
    private final Hash kind;
    private final MessageDigest digest;
    private final byte[] result;

    Digester(Hash kind) {
      this.kind = kind;
      this.digest = kind.newDigest();
      this.result = new byte[kind.octets()];
    }

    byte[] digest(int line, int length, boolean addSpace) {
      lines.update(digest, line, length);
      if (addSpace) digest.update((byte) ' ');
      try {
        digest.digest(result, 0, result.length);
      } catch (DigestException e) {
        throw new IllegalStateException(kind + " does not have " + result.length + " octets", e);
      }
      return result;
    }
  }
}
