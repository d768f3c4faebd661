package io.sealpost.logback;

import io.sealpost.settings.values.Section;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The element {@code <spool>}: where messages wait, how many, and what happens when the room is
 * used up. Texts only, checked with the enclosing appender. Confined to the configuring thread.
 */
public final class Spool {
  private final Map<String, String> texts = new TreeMap<>();

  /** For Joran. */
  public Spool() {}

  public void setDirectory(String text) {
    texts.put("directory", text);
  }

  public void setSubdirectory(String text) {
    texts.put("subdirectory", text);
  }

  public void setMaxSize(String text) {
    texts.put("maxSize", text);
  }

  public void setSegmentSize(String text) {
    texts.put("segmentSize", text);
  }

  public void setDurability(String text) {
    texts.put("durability", text);
  }

  public void setForceEvery(String text) {
    texts.put("forceEvery", text);
  }

  public void setOverflow(String text) {
    texts.put("overflow", text);
  }

  public void setDropAbove(String text) {
    texts.put("dropAbove", text);
  }

  public void setDropBelow(String text) {
    texts.put("dropBelow", text);
  }

  public void setBlockTimeout(String text) {
    texts.put("blockTimeout", text);
  }

  public void setEncryptionKey(String text) {
    texts.put("encryptionKey", text);
  }

  public void setMinFreeSpace(String text) {
    texts.put("minFreeSpace", text);
  }

  public void setMapped(String text) {
    texts.put("mapped", text);
  }

  /** What was written, including names that Joran ignored. */
  Section section(IgnoredElements ignored) {
    return new Section("spool", ignored.addedTo(texts, getClass()), List.of());
  }
}
