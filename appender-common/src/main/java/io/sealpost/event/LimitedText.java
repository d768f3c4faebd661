package io.sealpost.event;

import java.io.Writer;

/**
 * Text up to a limit, for sources that may never end: an exception stops a writer that exceeds it,
 * and the text ends in {@code ...}. Confined to one thread.
 */
public final class LimitedText extends Writer {
  private static final String MARK = "...";

  private final StringBuilder text = new StringBuilder();
  private final int most;
  private boolean cut;

  /**
   * Creates an empty text.
   *
   * @param most characters, including the mark; not negative
   */
  public LimitedText(int most) {
    this.most = most;
  }

  /** The text itself if it is within the limit, otherwise its beginning and the mark. */
  public static String of(String text, int most) {
    return text.length() <= most ? text : beginning(text, most);
  }

  /** The beginning of a text that is too long, followed by the mark. */
  private static String beginning(CharSequence text, int most) {
    int end = Math.max(0, most - MARK.length());
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.subSequence(0, end) + MARK;
  }

  /** Whether something was left out. */
  public boolean isCut() {
    return cut;
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }

  int most() {
    return most;
  }

  int length() {
    return text.length();
  }

  /** Removes everything after the first {@code length} characters. */
  void cutBackTo(int length) {
    text.setLength(length);
  }

  @Override
  public void write(int character) {
    write(String.valueOf((char) character));
  }

  @Override
  public void write(String given) {
    write(given, 0, given.length());
  }

  @Override
  public void write(String given, int from, int length) {
    text.append(given, from, from + room(length));
    stopIfCut();
  }

  @Override
  public void write(char[] given, int from, int length) {
    text.append(given, from, room(length));
    stopIfCut();
  }

  /**
   * How many of {@code length} characters to take; one more than allowed shows that there were
   * more.
   */
  private int room(int length) {
    int taken = (int) Math.min(length, most + 1L - text.length());
    cut |= text.length() + taken > most;
    return taken;
  }

  private void stopIfCut() {
    if (cut) {
      throw new LimitReached();
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  /** The text within another limit. */
  public String toString(int other) {
    return cut || text.length() > other ? beginning(text, Math.min(most, other)) : text.toString();
  }

  @Override
  public String toString() {
    return cut ? beginning(text, most) : text.toString();
  }
}
