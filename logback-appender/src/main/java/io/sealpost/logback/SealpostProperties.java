package io.sealpost.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import io.sealpost.settings.values.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The properties of the appender, by which Joran knows its elements. Texts only, checked all
 * together when it starts. Confined to the configuring thread.
 */
public abstract sealed class SealpostProperties extends UnsynchronizedAppenderBase<ILoggingEvent>
    permits SealpostAppender {
  private final Map<String, String> texts = new TreeMap<>();
  private final List<Tls> tls = new ArrayList<>();
  private final List<Spool> spools = new ArrayList<>();
  private final List<SyslogSign> signs = new ArrayList<>();
  private final List<DequeueWindow> windows = new ArrayList<>();
  private IgnoredElements ignored = IgnoredElements.none();

  SealpostProperties() {}

  @Override
  public void setContext(Context context) {
    super.setContext(context);
    ignored = IgnoredElements.from(context.getStatusManager());
  }

  public void setTarget(String text) {
    texts.put("target", text);
  }

  public void setFraming(String text) {
    texts.put("framing", text);
  }

  public void setCompression(String text) {
    texts.put("compression", text);
  }

  public void setFacility(String text) {
    texts.put("facility", text);
  }

  public void setHostname(String text) {
    texts.put("hostname", text);
  }

  public void setAppName(String text) {
    texts.put("appName", text);
  }

  public void setProcId(String text) {
    texts.put("procId", text);
  }

  public void setMsgId(String text) {
    texts.put("msgId", text);
  }

  public void setEnterpriseNumber(String text) {
    texts.put("enterpriseNumber", text);
  }

  public void setMdc(String text) {
    texts.put("mdc", text);
  }

  public void setKeyValues(String text) {
    texts.put("keyValues", text);
  }

  public void setThrowable(String text) {
    texts.put("throwable", text);
  }

  public void setSeverities(String text) {
    texts.put("severities", text);
  }

  public void setFields(String text) {
    texts.put("fields", text);
  }

  public void setControls(String text) {
    texts.put("controls", text);
  }

  public void setMaxMessageSize(String text) {
    texts.put("maxMessageSize", text);
  }

  public void setConfirmEvery(String text) {
    texts.put("confirmEvery", text);
  }

  public void setWindow(String text) {
    texts.put("window", text);
  }

  public void setKeepAlive(String text) {
    texts.put("keepAlive", text);
  }

  public void setOrigin(String text) {
    texts.put("origin", text);
  }

  public void setBom(String text) {
    texts.put("bom", text);
  }

  public void setConnectTimeout(String text) {
    texts.put("connectTimeout", text);
  }

  public void setHandshakeTimeout(String text) {
    texts.put("handshakeTimeout", text);
  }

  public void setAckTimeout(String text) {
    texts.put("ackTimeout", text);
  }

  public void setWriteTimeout(String text) {
    texts.put("writeTimeout", text);
  }

  public void setRetryDelay(String text) {
    texts.put("retryDelay", text);
  }

  public void setRetryDelayMax(String text) {
    texts.put("retryDelayMax", text);
  }

  public void setFailbackAfter(String text) {
    texts.put("failbackAfter", text);
  }

  public void setUrgent(String text) {
    texts.put("urgent", text);
  }

  public void setMaxRate(String text) {
    texts.put("maxRate", text);
  }

  public void setOpenAbove(String text) {
    texts.put("openAbove", text);
  }

  public void setShutdownTimeout(String text) {
    texts.put("shutdownTimeout", text);
  }

  public void setTls(Tls element) {
    tls.add(element);
  }

  public void setSpool(Spool element) {
    spools.add(element);
  }

  public void setSyslogSign(SyslogSign element) {
    signs.add(element);
  }

  public void setDequeueWindow(DequeueWindow element) {
    windows.add(element);
  }

  /** Everything that was written, including names that Joran ignored. */
  final Section section() {
    List<Section> children = new ArrayList<>();
    tls.forEach(element -> children.add(element.section(ignored)));
    spools.forEach(element -> children.add(element.section(ignored)));
    signs.forEach(element -> children.add(element.section(ignored)));
    windows.forEach(element -> children.add(element.section(ignored)));
    return new Section("sealpost", ignored.addedTo(texts, getClass()), children);
  }
}
