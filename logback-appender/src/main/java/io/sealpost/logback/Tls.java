package io.sealpost.logback;

import io.sealpost.settings.values.Section;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The element {@code <tls>}: which peers to trust, and Sealpost's own identity. Texts only, checked
 * with the enclosing appender. Confined to the configuring thread.
 */
public final class Tls {
  private final Map<String, String> texts = new TreeMap<>();

  /** For Joran. */
  public Tls() {}

  public void setCa(String text) {
    texts.put("ca", text);
  }

  public void setCert(String text) {
    texts.put("cert", text);
  }

  public void setKey(String text) {
    texts.put("key", text);
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

  public void setTrustStore(String text) {
    texts.put("trustStore", text);
  }

  public void setTrustStorePassword(String text) {
    texts.put("trustStorePassword", text);
  }

  public void setCrl(String text) {
    texts.put("crl", text);
  }

  public void setCheckExtendedKeyUsage(String text) {
    texts.put("checkExtendedKeyUsage", text);
  }

  public void setAuthMode(String text) {
    texts.put("authMode", text);
  }

  public void setPermittedPeers(String text) {
    texts.put("permittedPeers", text);
  }

  public void setProtocols(String text) {
    texts.put("protocols", text);
  }

  public void setCipherSuites(String text) {
    texts.put("cipherSuites", text);
  }

  /** What was written, including names that Joran ignored. */
  Section section(IgnoredElements ignored) {
    return new Section("tls", ignored.addedTo(texts, getClass()), List.of());
  }
}
