package io.sealpost.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How RELP begins: the client offers its capabilities, the server answers with those agreed on.
 *
 * <pre>
 *   1 open 53 relp_version=0 LF relp_software=sealpost LF commands=syslog LF
 *   1 rsp 93 200 OK LF relp_version=0 LF relp_software=librelp,... LF commands=syslog LF
 * </pre>
 */
final class RelpOffers {
  private static final byte[] OURS =
      "relp_version=0\nrelp_software=sealpost\ncommands=syslog".getBytes(StandardCharsets.US_ASCII);
  private static final String COMMANDS = "commands=";

  private RelpOffers() {}

  static void write(OutputStream out, int transaction) throws IOException {
    RelpFrame.write(out, transaction, "open", OURS, 0, OURS.length);
    out.flush();
  }

  /** Throws unless this answers {@code open} and the server accepts syslog. */
  static void requireAccepted(RelpFrame frame, int transaction) throws IOException {
    if (frame.isHint("serverclose")) {
      throw new IOException("the server closes instead of opening RELP");
    }
    if (frame.transaction() != transaction || !frame.command().equals("rsp")) {
      throw new IOException("open was answered by " + frame.command() + " " + frame.transaction());
    }
    RelpAnswer answer = RelpAnswer.of(frame);
    if (!answer.isOk()) {
      throw new IOException("RELP was refused: " + answer.code() + " " + answer.text());
    }
    if (!takesSyslog(answer)) {
      throw new IOException("the server does not take syslog over RELP: " + answer.data());
    }
  }

  /** A server that lists no commands is assumed to accept syslog: its answers will show. */
  private static boolean takesSyslog(RelpAnswer answer) {
    return answer
        .data()
        .lines()
        .filter(line -> line.startsWith(COMMANDS))
        .map(line -> line.substring(COMMANDS.length()).split(",", -1))
        .allMatch(commands -> Arrays.asList(commands).contains("syslog"));
  }
}
