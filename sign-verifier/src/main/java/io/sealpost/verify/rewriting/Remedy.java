package io.sealpost.verify.rewriting;

import java.util.List;
import java.util.stream.Stream;

/**
 * Settings that keep lines as they were sent, for rsyslog, syslog-ng and others, in their own
 * syntax.
 *
 * <p>{@code samples/loghost} contains those of the servers, and {@code RewritingServersIT} tests
 * what happens without them.
 */
enum Remedy {
  AS_RECEIVED(Servers.RSYSLOG_TEMPLATE, Servers.SYSLOG_NG_TEMPLATE, ""),
  SENT_ALONE(
      Servers.RSYSLOG_TEMPLATE,
      Servers.SYSLOG_NG_TEMPLATE,
      "containers and journald: let Sealpost send to the log server itself, not through standard"
          + " output"),
  OCTETS_KEPT(
      Servers.RSYSLOG_TEMPLATE,
      Servers.SYSLOG_NG_TEMPLATE,
      "copies of archives: copy them as binary, without a conversion of characters"),
  NO_LINE_FEEDS(
      Servers.RSYSLOG_TEMPLATE,
      Servers.SYSLOG_NG_TEMPLATE,
      "Sealpost: controls=\"escape\", which is the default, sends no line feeds"),
  NO_ESCAPES(
      "rsyslog: global(parser.escapeControlCharactersOnReceive=\"off\"), and each message's length"
          + " before it, as in samples/loghost/rsyslog.conf",
      "",
      "Sealpost: controls=\"escape\", which is the default, sends what rsyslog need not change"),
  NO_8_BIT_ESCAPES(
      "rsyslog: global(parser.escape8BitCharactersOnReceive=\"off\"), which is the default",
      "",
      ""),
  NO_TEMPLATE_ESCAPE("", "syslog-ng: template-escape(no) in the file(), which is the default", ""),
  LONGER(
      "rsyslog: global(maxMessageSize=\"128k\"), and maxDataSize=\"128k\" in an imrelp input",
      "syslog-ng: log-msg-size(131072)",
      "Sealpost: a maxMessageSize that the server takes whole"),
  COUNTED_LISTENER(
      "rsyslog: supportOctetCountedFraming=\"on\" in the imtcp input, which is the default, and a"
          + " template that ends in \\n",
      "syslog-ng: syslog(transport(\"tcp\")) or (\"tls\") rather than network()",
      "Sealpost: framing=\"lf\" over tcp, for servers that know nothing better"),
  LF_ONLY(
      "",
      "",
      "verifier: --strip-cr; and copy archives as binary, without a conversion of line ends");

  private final String rsyslog;
  private final String syslogNg;
  private final String others;

  Remedy(String rsyslog, String syslogNg, String others) {
    this.rsyslog = rsyslog;
    this.syslogNg = syslogNg;
    this.others = others;
  }

  List<String> settings() {
    return Stream.of(rsyslog, syslogNg, others).filter(setting -> !setting.isEmpty()).toList();
  }

  /**
   * Settings with which a server writes the message as received, and nothing else except its
   * length.
   */
  private static final class Servers {
    static final String RSYSLOG_TEMPLATE =
        "rsyslog: template(name=\"octets\" type=\"string\" string=\"%$.octets% %rawmsg%\\n\") with"
            + " set $.octets = strlen($rawmsg), as in samples/loghost/rsyslog.conf";
    static final String SYSLOG_NG_TEMPLATE =
        "syslog-ng: flags(no-parse, store-raw-message) in the source and template(\"$(length"
            + " $RAWMSG) $RAWMSG\\n\") template-escape(no) in the file(), as in"
            + " samples/loghost/syslog-ng.conf";
  }
}
