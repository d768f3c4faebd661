package io.sealpost.logback;

import io.sealpost.settings.values.Section;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The element {@code <dequeueWindow>}: when messages are delivered. Texts only, checked with the
 * enclosing appender. Confined to the configuring thread.
 */
public final class DequeueWindow {
  private final Map<String, String> texts = new TreeMap<>();

  /** For Joran. */
  public DequeueWindow() {}

  public void setBegin(String text) {
    texts.put("begin", text);
  }

  public void setEnd(String text) {
    texts.put("end", text);
  }

  public void setDays(String text) {
    texts.put("days", text);
  }

  public void setZone(String text) {
    texts.put("zone", text);
  }

  public void setStagger(String text) {
    texts.put("stagger", text);
  }

  /** What was written, including names that Joran ignored. */
  Section section(IgnoredElements ignored) {
    return new Section("dequeueWindow", ignored.addedTo(texts, getClass()), List.of());
  }
}
