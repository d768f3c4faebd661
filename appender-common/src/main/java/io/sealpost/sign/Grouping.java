package io.sealpost.sign;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which messages are numbered together (RFC 5848 §4.2.3): the value of SG, and that of SPRI by a
 * message's PRI. Immutable.
 */
public sealed interface Grouping {
  /** The highest PRI there is. */
  int MAX_PRI = 191;

  /** The SG parameter. */
  int sg();

  /** The SPRI parameter of the group to which messages of this PRI belong, 0..191. */
  int spri(int pri);

  /** SG 0: one group for everything, with the SPRI that the RFC recommends. */
  record One() implements Grouping {
    @Override
    public int sg() {
      return 0;
    }

    @Override
    public int spri(int pri) {
      return BlockWriter.PRI;
    }
  }

  /** SG 1: a group for each PRI. */
  record ByPri() implements Grouping {
    @Override
    public int sg() {
      return 1;
    }

    @Override
    public int spri(int pri) {
      return pri;
    }
  }

  /**
   * SG 2: a group for each range of PRIs.
   *
   * @param delimiters the highest PRI of each range, ascending; 191 is added if missing
   */
  record ByRange(List<Integer> delimiters) implements Grouping {
    /** One range for each facility: 7, 15, … 191. */
    public static final ByRange FACILITIES =
        new ByRange(
            IntStream.rangeClosed(0, 23).map(facility -> facility * 8 + 7).boxed().toList());

    public ByRange {
      int last = -1;
      for (int delimiter : delimiters) {
        if (delimiter <= last || delimiter > MAX_PRI) {
          throw new IllegalArgumentException(
              "delimiters " + delimiters + ": must ascend from 0 to " + MAX_PRI);
        }
        last = delimiter;
      }
      List<Integer> all = new ArrayList<>(delimiters);
      if (last != MAX_PRI) {
        all.add(MAX_PRI);
      }
      delimiters = List.copyOf(all);
    }

    @Override
    public int sg() {
      return 2;
    }

    @Override
    public int spri(int pri) {
      return delimiters.stream().filter(highest -> pri <= highest).findFirst().orElse(MAX_PRI);
    }
  }

  /**
   * SG 3: one group for everything that goes to this destination.
   *
   * @param id its SPRI, 0..191, which says nothing about PRIs
   */
  record ForDestination(int id) implements Grouping {
    public ForDestination {
      if (id < 0 || id > MAX_PRI) {
        throw new IllegalArgumentException("spri " + id + ": must be 0 to " + MAX_PRI);
      }
    }

    @Override
    public int sg() {
      return 3;
    }

    @Override
    public int spri(int pri) {
      return id;
    }
  }
}
