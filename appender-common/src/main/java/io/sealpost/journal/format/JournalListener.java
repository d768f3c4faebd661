package io.sealpost.journal.format;

/**
 * Receives reports of what went wrong in the journal. Called without any lock held, from Sealpost's
 * threads only.
 */
public interface JournalListener {
  /** Reports something that an operator has to know, in plain words, naming the file. */
  void warning(String what);
}
