package io.sealpost.message;

/** The severities of RFC 5424 §6.2.1, in the order of their codes: the first is the most severe. */
public enum Severity {
  EMERGENCY,
  ALERT,
  CRITICAL,
  ERROR,
  WARNING,
  NOTICE,
  INFORMATIONAL,
  DEBUG
}
