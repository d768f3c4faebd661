package io.sealpost.transport;

import java.util.OptionalLong;

/**
 * Which request for a key update an answer belongs to, and so what it proves to be read.
 *
 * <p>Each answer owes itself to at least one request, so that the n-th proves that what precedes
 * the n-th request was read, and no more than that. OpenSSL answers a request only when it meets
 * the next one. Hence a question is two requests in a row, and the answer to the first one, which
 * the second one draws out, is the answer.
 *
 * <p>One question at a time, asked by the courier, answered by the reader.
 */
/*
 * ADR 19 has the experiments. A server that begins a key update by itself could be mistaken for one
 * that answers. None that only reads has a reason to: libraries do so when a key has been used for
 * too long, and each question replaces the keys. If there are ever more answers than requests, no
 * answer counts any more.
 */
final class ReadProofs {
  static final int REQUESTS = 2;

  // Guarded by this.
  private long requests;
  private long answers;
  private OptionalLong asked = OptionalLong.empty();
  private long needed;
  private boolean distrusted;

  /** A question about all up to this label begins: its requests come next. */
  synchronized void ask(long label) {
    asked = OptionalLong.of(label);
    needed = requests + 1;
  }

  /** A request was sent. */
  synchronized void requested() {
    requests++;
  }

  /** An answer has come. Returns the label that it proves, if it answers a question. */
  synchronized OptionalLong answered() {
    answers++;
    distrusted |= answers > requests;
    if (distrusted || asked.isEmpty() || answers < needed) {
      return OptionalLong.empty();
    }
    OptionalLong proved = asked;
    asked = OptionalLong.empty();
    return proved;
  }

  synchronized boolean trusted() {
    return !distrusted;
  }
}
