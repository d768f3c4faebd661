package io.sealpost.journal.format;

/**
 * Told of what went wrong in the journal. Called without any lock held, from threads of ours only.
 */
public interface JournalListener {
  /** Something that an operator has to know, in plain words, naming the file. */
  void warning(String what);
}
