package io.sealpost.verify.line;

import io.sealpost.verify.group.Group;
import io.sealpost.verify.group.MessageHash;
import io.sealpost.verify.group.SignedNumbers.Signed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The genuine messages that have left memory, each by the first 64 bits of its digest: enough to
 * distinguish a replay from an unsigned message. Both are findings, so an attacker who finds a
 * second message with the same 64 bits gains nothing.
 *
 * <p>Forgets in two generations: remembers at least the last {@code capacity} messages, at most
 * twice as many.
 */
public final class ReplayMemory {
  /** Octets that one message takes, both generations together. */
  public static final int COST = 2 * 2 * Generation.SLOT * Long.BYTES;

  private static final int ROTATIONS = 8; // after which recognition is less reliable

  /** The greatest capacity: a generation is one array. */
  public static final int MOST = 1 << 26;

  /**
   * A message of the past, by its lowest number.
   *
   * @param several whether it had other numbers too
   */
  public record Seen(Signed signed, boolean several) {}

  private final int capacity;
  private final List<Group> groups = new ArrayList<>();
  private Generation young;
  private Generation old;
  private final ForgottenHashes gone;

  public ReplayMemory(int capacity) {
    this.capacity = capacity;
    this.gone = new ForgottenHashes(ROTATIONS * capacity);
    this.young = new Generation(64);
    this.old = new Generation(64);
  }

  public void add(long prefix, Signed signed, boolean several) {
    if (young.size == capacity) {
      Generation forgotten = old;
      forgotten.addTo(gone);
      old = young;
      young = forgotten;
      young.clear();
    }
    int index = indexOf(signed.group());
    young.put(key(prefix), signed.number(), several ? ~index : index);
  }

  private int indexOf(Group group) {
    if (group.index() < 0) {
      group.setIndex(groups.size());
      groups.add(group);
    }
    return group.index();
  }

  /** The message with this hash, of either kind; null as in {@link #find(long)}. */
  public @Nullable Seen find(MessageHash hash) {
    Seen seen = find(hash.prefix());
    MessageHash twin = hash.twin();
    return seen == null && twin != null ? find(twin.prefix()) : seen;
  }

  /** Whether a message that is not found may have been forgotten. */
  public boolean mayHaveForgotten(MessageHash hash) {
    MessageHash twin = hash.twin();
    return mayHaveForgotten(hash.prefix()) || (twin != null && mayHaveForgotten(twin.prefix()));
  }

  /** The message with this prefix; null if there is none, or it was forgotten. */
  public @Nullable Seen find(long prefix) {
    Seen found = seen(young, key(prefix));
    return found != null ? found : seen(old, key(prefix));
  }

  private @Nullable Seen seen(Generation generation, long key) {
    int slot = generation.slotOf(key);
    if (generation.slots[slot] == 0) {
      return null;
    }
    int index = (int) generation.slots[slot + 2];
    Group group = groups.get(index < 0 ? ~index : index);
    return new Seen(new Signed(group, generation.slots[slot + 1]), index < 0);
  }

  /** Whether a message that is not found may have been forgotten. */
  public boolean mayHaveForgotten(long prefix) {
    return gone.mayHave(key(prefix));
  }

  private static long key(long prefix) {
    return prefix == 0 ? 1 : prefix; // 0 is a free slot
  }

  /**
   * A table with open addressing; a digest's own bits are random enough if they cannot be chosen.
   */
  private static final class Generation {
    // A slot is the key, the number and the group, whose complement denotes several numbers:
    // together in one place in memory, which is almost never in the processor's cache.
    private static final int SLOT = 3;

    private long[] slots;
    private int size;

    Generation(int count) {
      slots = new long[SLOT * count];
    }

    private int count() {
      return slots.length / SLOT;
    }

    void put(long key, long number, int group) {
      if (2 * size >= count()) {
        grow();
      }
      int slot = slotOf(key);
      if (slots[slot] == 0) {
        size++;
      }
      slots[slot] = key;
      slots[slot + 1] = number;
      slots[slot + 2] = group;
    }

    private void grow() {
      Generation larger = new Generation(2 * count());
      for (int slot = 0; slot < slots.length; slot += SLOT) {
        if (slots[slot] != 0) {
          larger.put(slots[slot], slots[slot + 1], (int) slots[slot + 2]);
        }
      }
      slots = larger.slots;
    }

    void addTo(ForgottenHashes hashes) {
      for (int slot = 0; slot < slots.length; slot += SLOT) {
        if (slots[slot] != 0) {
          hashes.add(slots[slot]);
        }
      }
    }

    void clear() {
      Arrays.fill(slots, 0);
      size = 0;
    }

    private int slotOf(long key) {
      int mask = count() - 1;
      int index = (int) ((key * 0x9E3779B97F4A7C15L) >>> 33) & mask;
      while (slots[SLOT * index] != 0 && slots[SLOT * index] != key) {
        index = (index + 1) & mask;
      }
      return SLOT * index;
    }
  }
}
