package io.sealpost.benchmarks.archive;

import io.sealpost.sign.key.Hash;
import java.util.Arrays;
import java.util.Optional;

/** Whose signer an archive looks as if it came from. */
enum ArchiveStyle {
  /** The signer of 2008: each hash in three blocks, key and signatures in DER, DSA 1024/160. */
  DRAFT_2008("2008", Hash.SHA_1, "0111", 45, 15, true),
  /** Sealpost with SHA-1 and DSA 1024/160: each hash in one block. */
  SEALPOST_SHA_1("sealpost-sha1", Hash.SHA_1, "0111", 62, 62, false),
  /** Sealpost as it is without settings: SHA-256 and DSA 2048/256. */
  SEALPOST("sealpost", Hash.SHA_256, "0121", 39, 39, false);

  private final String text;
  private final Hash hash;
  private final String ver;
  private final int capacity;
  private final int step;
  private final boolean draft;

  ArchiveStyle(String text, Hash hash, String ver, int capacity, int step, boolean draft) {
    this.text = text;
    this.hash = hash;
    this.ver = ver;
    this.capacity = capacity;
    this.step = step;
    this.draft = draft;
  }

  static Optional<ArchiveStyle> of(String text) {
    return Arrays.stream(values()).filter(style -> style.text.equals(text)).findFirst();
  }

  /** The name on the command line. */
  String text() {
    return text;
  }

  Hash hash() {
    return hash;
  }

  String ver() {
    return ver;
  }

  /** Hashes in a block. */
  int capacity() {
    return capacity;
  }

  /** Messages from one block to the next. */
  int step() {
    return step;
  }

  /** Whether SIGN and key are DER, and parameters have the names of the drafts. */
  boolean isDraft() {
    return draft;
  }
}
