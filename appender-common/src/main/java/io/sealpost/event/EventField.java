package io.sealpost.event;

/** What a framework knows about an event besides what was logged. */
public enum EventField {
  /** The name of its logger. */
  LOGGER("logger"),
  /** The name of the thread that logged. */
  THREAD("thread"),
  /** The framework's name of its level. */
  LEVEL("level");

  private final String word;

  EventField(String word) {
    this.word = word;
  }

  /** The word in settings, also the name of the parameter. */
  public String word() {
    return word;
  }
}
