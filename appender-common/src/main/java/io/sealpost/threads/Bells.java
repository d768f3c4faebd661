package io.sealpost.threads;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The bells to ring when there is something new. Any thread may add one or ring. */
public final class Bells {
  private final List<Bell> all = new CopyOnWriteArrayList<>();

  public void add(Bell bell) {
    all.add(bell);
  }

  public void ring() {
    for (int i = 0; i < all.size(); i++) { // an iterator would be allocated for each entry
      all.get(i).ring();
    }
  }
}
