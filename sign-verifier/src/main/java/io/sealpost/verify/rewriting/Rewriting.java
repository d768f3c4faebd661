package io.sealpost.verify.rewriting;

import java.util.List;
import java.util.Locale;

/**
 * The kinds of things that log servers do to messages. The names are stable: other programs may
 * rely on them.
 */
public enum Rewriting {
  /** rsyslog's {@code RSYSLOG_TraditionalFileFormat}, syslog-ng's own file format. */
  TRADITIONAL_FORMAT(
      "the server wrote them in the traditional file format: PRI, VERSION, structured data with all"
          + " signature blocks, and the fractions of seconds are gone",
      Remedy.AS_RECEIVED),
  /** rsyslog's {@code RSYSLOG_FileFormat}, which is its default. */
  FILE_FORMAT(
      "the server wrote them in a file format with long times, such as RSYSLOG_FileFormat: PRI,"
          + " VERSION and structured data with all signature blocks are gone",
      Remedy.AS_RECEIVED),
  /** rsyslog's {@code RSYSLOG_ForwardFormat} and {@code RSYSLOG_TraditionalForwardFormat}. */
  FORWARD_FORMAT(
      "the server wrote them in the older form of syslog, such as RSYSLOG_ForwardFormat: VERSION and"
          + " structured data with all signature blocks are gone",
      Remedy.AS_RECEIVED),
  PRI_REMOVED("PRI was taken off their beginning", Remedy.AS_RECEIVED),
  JSON("the server wrote them as JSON", Remedy.AS_RECEIVED),
  /** None of these, in lines that bear traces of a signed stream. */
  OTHER_FORMAT(
      "they are of a signed stream, and no messages of RFC 5424 any more: the server wrote parts of"
          + " them in a form of its own",
      Remedy.AS_RECEIVED),
  /** A message inside another one, or after what a container runtime, journald or a relay adds. */
  ENCLOSED(
      "something was written before each message, which may also have lost its PRI: a server that did"
          + " not read it as RFC 5424 gave it a header of its own, or a container runtime or journald"
          + " a prefix",
      Remedy.SENT_ALONE),
  /**
   * Octet-counted frames sent to a listener that knows only line ends; templates without a line
   * end.
   */
  JOINED(
      "several messages stand in one line: the listener did not understand octet-counted messages,"
          + " or the template has no line end",
      Remedy.COUNTED_LISTENER),
  HOST("HOSTNAME was replaced", Remedy.AS_RECEIVED),
  TIME("TIMESTAMP was written anew", Remedy.AS_RECEIVED),
  STRUCTURED_DATA(
      "structured data were left out, and with them all signature blocks", Remedy.AS_RECEIVED),
  SPACE("a space was put before the text", Remedy.AS_RECEIVED),
  /** Well-formed blocks that their own key does not verify, for no visible reason. */
  BLOCKS(
      "the key that the certificate blocks themselves carry does not verify them: their lines were"
          + " changed, as a server does that writes each message anew from its parts",
      Remedy.AS_RECEIVED),
  CUT("messages were cut off", Remedy.LONGER),
  CONTROLS_ESCAPED(
      "control characters were replaced by escapes such as #012 for a line feed, and only lines with"
          + " such escapes do not verify",
      Remedy.NO_ESCAPES),
  NON_ASCII_ESCAPED(
      "octets above 127 were replaced by escapes such as #303#274", Remedy.NO_8_BIT_ESCAPES),
  QUOTES_ESCAPED("a backslash was put before each quote", Remedy.NO_TEMPLATE_ESCAPE),
  CARRIAGE_RETURN("the lines end in CR LF", Remedy.LF_ONLY),
  LINE_FEEDS(
      "messages hold line feeds and were written as they are, so that each is several lines",
      Remedy.NO_LINE_FEEDS),
  CHARACTERS("characters were converted", Remedy.OCTETS_KEPT);

  private final String what;
  private final Remedy remedy;

  Rewriting(String what, Remedy remedy) {
    this.what = what;
    this.remedy = remedy;
  }

  /** The name in reports. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What was done, in words; for some kinds only the beginning, completed by what was seen. */
  String what() {
    return what;
  }

  List<String> remedies() {
    return remedy.settings();
  }
}
