package io.sealpost.logback;

import io.sealpost.settings.values.Section;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The element {@code <syslogSign>}: how the stream is signed. Texts only, checked with the
 * enclosing appender. Confined to the configuring thread.
 */
public final class SyslogSign {
  private final Map<String, String> texts = new TreeMap<>();

  /** For Joran. */
  public SyslogSign() {}

  public void setKey(String text) {
    texts.put("key", text);
  }

  public void setCert(String text) {
    texts.put("cert", text);
  }

  public void setKeyPassword(String text) {
    texts.put("keyPassword", text);
  }

  public void setKeyStore(String text) {
    texts.put("keyStore", text);
  }

  public void setKeyStorePassword(String text) {
    texts.put("keyStorePassword", text);
  }

  public void setKeyAlias(String text) {
    texts.put("keyAlias", text);
  }

  public void setHash(String text) {
    texts.put("hash", text);
  }

  public void setScheme(String text) {
    texts.put("scheme", text);
  }

  public void setGroup(String text) {
    texts.put("group", text);
  }

  public void setDelimiters(String text) {
    texts.put("delimiters", text);
  }

  public void setSpri(String text) {
    texts.put("spri", text);
  }

  public void setKeyBlob(String text) {
    texts.put("keyBlob", text);
  }

  public void setSigMaxDelay(String text) {
    texts.put("sigMaxDelay", text);
  }

  public void setCertInitialRepeat(String text) {
    texts.put("certInitialRepeat", text);
  }

  public void setCertResendDelay(String text) {
    texts.put("certResendDelay", text);
  }

  public void setCertResendCount(String text) {
    texts.put("certResendCount", text);
  }

  public void setSigNumberResends(String text) {
    texts.put("sigNumberResends", text);
  }

  public void setSigResendDelay(String text) {
    texts.put("sigResendDelay", text);
  }

  public void setSigResendCount(String text) {
    texts.put("sigResendCount", text);
  }

  public void setMaxBlockSize(String text) {
    texts.put("maxBlockSize", text);
  }

  /** What was written, including names that Joran ignored. */
  Section section(IgnoredElements ignored) {
    return new Section("syslogSign", ignored.addedTo(texts, getClass()), List.of());
  }
}
