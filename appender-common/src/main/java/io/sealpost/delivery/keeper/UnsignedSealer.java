package io.sealpost.delivery.keeper;

import io.sealpost.journal.Journal;

/** The sealer without signing: a message is sealed as soon as it is journaled. */
final class UnsignedSealer implements Sealer {
  private final Journal journal;

  UnsignedSealer(Journal journal) {
    this.journal = journal;
  }

  @Override
  public void begin() {}

  @Override
  public boolean seal() {
    boolean news = hasNews();
    journal.sealAll();
    return news;
  }

  @Override
  public void sealAll() {
    journal.sealAll();
  }

  @Override
  public void coverThrough(long limit) {}

  @Override
  public long begunAt() {
    return journal.end();
  }

  @Override
  public void end() {
    sealAll();
  }

  @Override
  public boolean hasEnded() {
    return false;
  }

  @Override
  public boolean isOver() {
    return false;
  }

  @Override
  public void forced() {}

  @Override
  public void freeing() {}

  @Override
  public long nanosUntilDue() {
    return Long.MAX_VALUE;
  }

  @Override
  public boolean hasNews() {
    return journal.sealed() < journal.end();
  }

  @Override
  public void close() {}
}
