package io.sealpost.message;

/** The facilities of RFC 5424 §6.2.1, in the order of their codes. */
public enum Facility {
  KERN,
  USER,
  MAIL,
  DAEMON,
  AUTH,
  SYSLOG,
  LPR,
  NEWS,
  UUCP,
  CRON,
  AUTHPRIV,
  FTP,
  NTP,
  AUDIT,
  ALERT,
  CLOCK,
  LOCAL0,
  LOCAL1,
  LOCAL2,
  LOCAL3,
  LOCAL4,
  LOCAL5,
  LOCAL6,
  LOCAL7;

  /** Returns the PRI of a message: facility × 8 + severity, 0..191. */
  public int pri(Severity severity) {
    return ordinal() * 8 + severity.ordinal();
  }
}
