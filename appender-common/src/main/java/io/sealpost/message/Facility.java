package io.sealpost.message;

import java.util.Arrays;
import java.util.Locale;

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

  /**
   * Returns the facility with this name, in upper or lower case, or with this code.
   *
   * @throws IllegalArgumentException if there is none; the message says what is allowed
   */
  public static Facility parse(String nameOrCode) {
    for (Facility facility : values()) {
      boolean isCode = nameOrCode.equals(Integer.toString(facility.ordinal()));
      if (isCode || nameOrCode.toUpperCase(Locale.ROOT).equals(facility.name())) {
        return facility;
      }
    }
    throw new IllegalArgumentException(
        "must be a number from 0 to 23 or one of " + Arrays.toString(values()));
  }

  /** Returns the PRI of a message: facility × 8 + severity, 0..191. */
  public int pri(Severity severity) {
    return ordinal() * 8 + severity.ordinal();
  }
}
