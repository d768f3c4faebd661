package io.sealpost.transport;

import java.net.ProtocolException;

/**
 * A server's answer to a transaction: the data of an {@code rsp} frame.
 *
 * <pre>
 *   3DIGIT SP text [LF data]        200 OK
 * </pre>
 *
 * @param text for people, printable
 * @param data after the first line, empty if there is none
 */
record RelpAnswer(int code, String text, String data) {
  private static final int CODE_DIGITS = 3;
  private static final int OK = 200;

  static RelpAnswer of(RelpFrame frame) throws ProtocolException {
    String all = frame.data();
    int lineEnd = all.indexOf('\n');
    String line = lineEnd < 0 ? all : all.substring(0, lineEnd);
    String data = lineEnd < 0 ? "" : all.substring(lineEnd + 1);
    if (!beginsWithCode(line)) {
      throw new ProtocolException(
          "not RELP: transaction " + frame.transaction() + " was answered without a code");
    }
    int code = Integer.parseInt(line, 0, CODE_DIGITS, 10);
    String text = line.length() == CODE_DIGITS ? "" : line.substring(CODE_DIGITS + 1);
    return new RelpAnswer(code, printable(text), data);
  }

  private static boolean beginsWithCode(String line) {
    for (int i = 0; i < CODE_DIGITS; i++) {
      if (i >= line.length() || line.charAt(i) < '0' || line.charAt(i) > '9') {
        return false;
      }
    }
    return line.length() == CODE_DIGITS || line.charAt(CODE_DIGITS) == ' ';
  }

  private static String printable(String text) {
    boolean asItIs = true; // nearly always, and then no regular expression is needed
    for (int i = 0; i < text.length(); i++) {
      asItIs &= !Character.isISOControl(text.charAt(i));
    }
    return asItIs ? text : text.replaceAll("\\p{Cntrl}", "?");
  }

  boolean isOk() {
    return code == OK;
  }
}
