package io.sealpost.verify.line;

import io.sealpost.sign.key.Hash;
import io.sealpost.verify.group.Digest;
import io.sealpost.verify.group.MessageHash;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds messages and blocks that are farther apart than memory reaches, so that they are not
 * misjudged silently: it remembers some unsigned messages and some lost ones by the first 64 bits
 * of their digests, and counts those that are both. Confined to the verification's thread.
 */
public final class FarApart {
  private static final int MOST = 100_000;

  private final Set<Long> unsigned = new HashSet<>();
  private final Set<Long> lost = new HashSet<>();
  private boolean unsignedForgotten;
  private boolean lostForgotten;
  private long forgotten;
  private boolean keyTooFar;
  private long met;

  /** Takes an unsigned message, by every kind of hash that a distant block may have of it. */
  public void unsigned(LineBatch batch, int line) {
    if (unsigned.size() >= MOST) {
      unsignedForgotten = true;
      return;
    }
    for (Hash kind : Hash.values()) {
      MessageDigest digest = kind.newDigest();
      batch.update(digest, line, batch.length(line));
      unsigned(Digest.read(digest.digest(), 0, kind.octets()).first());
      LineHasher.hashOtherForm(batch, line, kind).ifPresent(form -> unsigned(form.first()));
    }
  }

  /**
   * Takes a copy of a message that has left memory; with more memory it might turn out signed too.
   */
  public void copy(MessageHash hash) {
    if (unsigned.size() >= MOST) {
      unsignedForgotten = true;
      return;
    }
    unsigned(hash.prefix());
    MessageHash twin = hash.twin();
    if (twin != null) {
      unsigned(twin.prefix());
    }
  }

  private void unsigned(long prefix) {
    if (lost.contains(prefix)) {
      met++;
    }
    unsigned.add(prefix);
  }

  /** Takes a signed hash whose message is missing. */
  public void lost(long prefix) {
    if (unsigned.contains(prefix)) {
      met++;
    }
    if (lost.size() < MOST) {
      lost.add(prefix);
    } else {
      lostForgotten = true;
    }
  }

  /** Notes that blocks came too far from the certificate of their group. */
  public void keyTooFar() {
    keyTooFar = true;
  }

  /**
   * Takes a signed message that is present: a copy may have come without its block, or a block
   * alone.
   */
  public void signed(long prefix) {
    if (unsigned.isEmpty() && lost.isEmpty()) {
      return;
    }
    if (unsigned.contains(prefix) || lost.contains(prefix)) {
      met++;
    }
  }

  /** Notes a message or number that may belong to a signed message no longer remembered. */
  public void mayBeForgotten() {
    forgotten++;
  }

  /** These and those of a later part of the archive. */
  public FarApart with(FarApart later) {
    FarApart both = new FarApart();
    both.met = met + later.met + count(unsigned, later.lost) + count(later.unsigned, lost);
    both.unsignedForgotten = unsignedForgotten || later.unsignedForgotten;
    both.lostForgotten = lostForgotten || later.lostForgotten;
    both.keyTooFar = keyTooFar || later.keyTooFar;
    both.forgotten = forgotten + later.forgotten;
    for (FarApart part : List.of(this, later)) {
      both.unsignedForgotten |= keep(part.unsigned, both.unsigned);
      both.lostForgotten |= keep(part.lost, both.lost);
    }
    return both;
  }

  private static long count(Set<Long> some, Set<Long> others) {
    return some.stream().filter(others::contains).count();
  }

  /** Adds as many as fit; returns whether there were more. */
  private static boolean keep(Set<Long> some, Set<Long> into) {
    for (long prefix : some) {
      if (into.size() >= MOST) {
        return true;
      }
      into.add(prefix);
    }
    return false;
  }

  /**
   * What might have been judged differently with more memory, in words; empty if nothing.
   *
   * @param unsignedMessages how many there are in total
   * @param lostMessages likewise
   */
  public String evidence(long unsignedMessages, long lostMessages) {
    if (met > 0) {
      return met + " messages lie farther from their blocks than the memory reaches";
    }
    if (keyTooFar) {
      return "blocks lie farther from the certificates of their groups than the memory reaches";
    }
    boolean mayMatch =
        (unsignedForgotten && lostMessages > 0) || (lostForgotten && unsignedMessages > 0);
    if (mayMatch) {
      return "unsigned messages may lie farther from their blocks than the memory reaches";
    }
    if (forgotten > 0) {
      return forgotten
          + " messages may be copies of others from farther back than the memory reaches";
    }
    return "";
  }
}
