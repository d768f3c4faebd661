package io.sealpost.verify;

import io.sealpost.sign.Hash;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** All hashes that valid signature blocks hold, numbered from 0 over all kinds of hash. */
final class SignedHashes {
  static final int ABSENT = DigestTable.ABSENT;

  private final Map<Hash, DigestTable> tables = new EnumMap<>(Hash.class);
  private int size;

  int add(Hash hash, byte[] digest) {
    DigestTable table = tables.computeIfAbsent(hash, kind -> new DigestTable(kind.octets()));
    int index = table.putIfAbsent(digest, size);
    if (index == size) size++;
    return index;
  }

  /** The number of this hash, or {@link #ABSENT}. */
  int find(Hash hash, byte[] digest) {
    DigestTable table = tables.get(hash);
    return table == null ? ABSENT : table.find(digest);
  }

  /** The kinds of hash in use: no message need be hashed with any other. */
  Set<Hash> kinds() {
    return tables.keySet();
  }

  int size() {
    return size;
  }
}
