package io.sealpost.transport;

import java.net.ProtocolException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
  private static final Pattern FORM =
      Pattern.compile("(?<code>\\d{3})(?: (?<text>[^\\n]*))?(?:\\n(?<data>.*))?", Pattern.DOTALL);
  private static final int OK = 200;

  static RelpAnswer of(RelpFrame frame) throws ProtocolException {
    Matcher matcher = FORM.matcher(frame.data());
    if (!matcher.matches()) {
      throw new ProtocolException(
          "not RELP: transaction " + frame.transaction() + " was answered without a code");
    }
    return new RelpAnswer(
        Integer.parseInt(matcher.group("code")),
        printable(orEmpty(matcher.group("text"))),
        orEmpty(matcher.group("data")));
  }

  private static String orEmpty(@Nullable String group) {
    return group == null ? "" : group;
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  boolean isOk() {
    return code == OK;
  }
}
