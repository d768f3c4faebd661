package io.sealpost.journal;

/** What an entry is, stored as one octet. */
public enum EntryKind {
  MESSAGE,
  SIGNATURE
}
