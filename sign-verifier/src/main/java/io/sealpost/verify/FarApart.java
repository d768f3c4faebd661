package io.sealpost.verify;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds messages and blocks that lie farther apart than memory reaches, so that they are not judged
 * without a word: it remembers some unsigned messages and some lost ones by the first 64 bits of
 * their digests, and counts those that are both. Confined to the verification's thread.
 */
final class FarApart {
  private static final int MOST = 50_000;

  private final Set<Long> unsigned = new HashSet<>();
  private final Set<Long> lost = new HashSet<>();
  private boolean unsignedForgotten;
  private boolean lostForgotten;
  private boolean signedForgotten;
  private long met;

  /** An unsigned message, by its digest. */
  void unsigned(long prefix) {
    if (lost.contains(prefix)) met++;
    if (unsigned.size() < MOST) unsigned.add(prefix);
    else unsignedForgotten = true;
  }

  /** A hash that is signed, and whose message is not there. */
  void lost(long prefix) {
    if (unsigned.contains(prefix)) met++;
    if (lost.size() < MOST) lost.add(prefix);
    else lostForgotten = true;
  }

  /** Messages that were signed are not remembered any more: their copies would be unsigned. */
  void forgetSigned() {
    signedForgotten = true;
  }

  /** These, and those of a later part of the archive. */
  FarApart with(FarApart later) {
    FarApart both = new FarApart();
    both.met = met + later.met + count(unsigned, later.lost) + count(later.unsigned, lost);
    both.unsignedForgotten = unsignedForgotten || later.unsignedForgotten;
    both.lostForgotten = lostForgotten || later.lostForgotten;
    both.signedForgotten = signedForgotten || later.signedForgotten;
    for (FarApart part : List.of(this, later)) {
      both.unsignedForgotten |= keep(part.unsigned, both.unsigned);
      both.lostForgotten |= keep(part.lost, both.lost);
    }
    return both;
  }

  private static long count(Set<Long> some, Set<Long> others) {
    return some.stream().filter(others::contains).count();
  }

  /** Adds as many as there is room for; returns whether there were more. */
  private static boolean keep(Set<Long> some, Set<Long> into) {
    for (long prefix : some) {
      if (into.size() >= MOST) return true;
      into.add(prefix);
    }
    return false;
  }

  /**
   * What more memory might have judged otherwise, in words; empty if nothing.
   *
   * @param unsignedMessages how many there are in all
   * @param lostMessages likewise
   */
  String evidence(long unsignedMessages, long lostMessages) {
    if (met > 0) {
      return met + " messages lie farther from their blocks than the memory reaches";
    }
    boolean mayMatch =
        (unsignedForgotten && lostMessages > 0) || (lostForgotten && unsignedMessages > 0);
    if (mayMatch) {
      return "unsigned messages may lie farther from their blocks than the memory reaches";
    }
    if (signedForgotten && unsignedMessages > 0) {
      return "unsigned messages may be copies of messages from farther back than the memory reaches";
    }
    return "";
  }
}
