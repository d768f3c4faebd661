package io.sealpost.verify.line;

import io.sealpost.sign.key.Hash;
import io.sealpost.verify.group.Digest;
import io.sealpost.verify.group.MessageHash;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The batches held in memory, with the hashes first met in each: finds the hash of each message.
 * Confined to the verification's thread, except for work that it hands to others and waits for.
 */
public final class HeldHashes {
  private final Workers workers;
  private final Deque<Held> newestFirst = new ArrayDeque<>();
  private final List<SecondForm> secondForms = new ArrayList<>();

  // Kinds of hash, and those that came into use after messages hashed by other kinds had left
  // memory.
  private final Set<Hash> inUse = EnumSet.noneOf(Hash.class);
  private final Set<Hash> lateKinds = EnumSet.noneOf(Hash.class);
  private boolean anyDropped;

  /** A batch, and the kinds of hash by which its lines were looked up. */
  private record Held(LineBatch batch, Set<Hash> kinds) {}

  /** A message without MSG, as it would be with or without the SP after its structured data. */
  private record SecondForm(LineBatch batch, int line, MessageHash hash) {}

  public HeldHashes(Workers workers) {
    this.workers = workers;
  }

  /** Adds a batch. */
  public void add(LineBatch batch) {
    newestFirst.addFirst(new Held(batch, EnumSet.noneOf(Hash.class)));
  }

  /** Drops the oldest batch. */
  public void dropOldest() {
    newestFirst.removeLast();
    anyDropped = true;
  }

  /** Whether a kind of hash came into use after messages hashed by other kinds had left memory. */
  public boolean isLate(Hash kind) {
    return lateKinds.contains(kind);
  }

  /** The hash with this digest, added to the newest batch if it was not met before. */
  MessageHash findOrAdd(Hash kind, Digest digest) {
    return findOrAdd(kind, digest, newestFirst.getFirst().batch());
  }

  /**
   * The hash with this digest, added to {@code home} if it was not met before. Several threads may
   * call it at the same time for different {@linkplain HashIndex parts}.
   */
  private MessageHash findOrAdd(Hash kind, Digest digest, LineBatch home) {
    for (Held held : newestFirst) {
      MessageHash found = held.batch().firstMet().find(kind, digest);
      if (found != null) {
        return found;
      }
    }
    return home.firstMet().add(kind, digest);
  }

  /**
   * Looks up the held messages by new kinds of hash: earlier messages may turn out to be signed by
   * a kind that was not in use then. This includes judged ones, so that their numbers are not taken
   * for lost.
   *
   * @param judged how many of the batches are judged, the oldest ones
   */
  public void meet(Set<Hash> kinds, int judged) {
    boolean late = !inUse.isEmpty() && anyDropped;
    for (Hash kind : kinds) {
      if (inUse.add(kind) && late) {
        lateKinds.add(kind);
      }
    }
    Iterator<Held> oldestFirst = newestFirst.descendingIterator();
    for (int i = 0; oldestFirst.hasNext(); i++) {
      Held held = oldestFirst.next();
      for (Hash kind : kinds) {
        if (!held.kinds().add(kind)) {
          continue;
        }
        meet(held.batch(), kind);
        if (i >= judged) {
          meetSecondForms(held.batch(), kind);
        }
      }
    }
  }

  private void meet(LineBatch batch, Hash kind) {
    LineHasher.digest(batch, kind, workers);
    batch.makeRoomForHashes();
    workers.each(
        HashIndex.PARTS,
        1,
        (from, to) -> {
          for (int part = from; part < to; part++) {
            meet(batch, kind, part);
          }
        });
  }

  private void meet(LineBatch batch, Hash kind, int part) {
    int octets = kind.octets();
    byte[] digests = batch.digests(kind);
    for (int line = 0; line < batch.size(); line++) {
      if (HashIndex.part(Digest.readSecond(digests, line * octets)) != part) {
        continue;
      }
      if (batch.isBlock(line) || batch.isCut(line)) {
        continue;
      }
      Digest digest = Digest.read(digests, line * octets, octets);
      met(batch, line, findOrAdd(kind, digest, batch));
    }
  }

  private void meetSecondForms(LineBatch batch, Hash kind) {
    IntList lines = batch.textless();
    for (int i = 0; i < lines.size(); i++) {
      int line = lines.get(i);
      Optional<Digest> other = LineHasher.hashOtherForm(batch, line, kind);
      if (other.isPresent()) {
        MessageHash second = findOrAdd(kind, other.get(), batch);
        secondForms.add(new SecondForm(batch, line, second));
      }
    }
  }

  private static void met(LineBatch batch, int line, MessageHash hash) {
    hash.addCopy(batch.place(line));
    MessageHash other = batch.hash(line);
    if (other == null) {
      batch.setHash(line, hash);
    } else {
      other.pairWith(hash);
    }
  }

  /** Counts messages that are not signed as they are as their second form, if that is signed. */
  public void followSecondForms() {
    for (SecondForm form : secondForms) {
      MessageHash standing = form.batch().hash(form.line());
      if (standing == null || standing.isSigned() || !form.hash().isSigned()) {
        continue;
      }
      standing.removeCopy();
      form.hash().addCopy(form.batch().place(form.line()));
      form.batch().setHash(form.line(), form.hash());
    }
  }

  /** Forgets the second forms of a batch that is judged. */
  public void forgetSecondForms(LineBatch batch) {
    secondForms.removeIf(form -> form.batch() == batch);
  }
}
