package io.sealpost.verify.cli.terminal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** The charset of a terminal, according to the locale. Without a terminal, everything is UTF-8. */
public final class TerminalCharset {
  // The first exists from JDK 19 on, the second if the stream is a terminal, the third from JDK 17
  // on.
  private static final List<String> PROPERTIES =
      List.of("%s.encoding", "sun.%s.encoding", "native.encoding");

  private TerminalCharset() {}

  /** The charset of {@code stdout} or {@code stderr}, from the properties of this JVM. */
  public static Charset of(String stream, Function<String, String> properties) {
    return PROPERTIES.stream()
        .map(property -> properties.apply(property.replace("%s", stream)))
        .filter(Objects::nonNull)
        .findFirst()
        .map(TerminalCharset::named)
        .orElse(UTF_8);
  }

  private static Charset named(String name) {
    try {
      Charset charset = Charset.forName(name);
      return extendsAscii(charset) ? charset : UTF_8;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return US_ASCII;
    }
  }

  /** Whether it extends ASCII: no terminal uses any other charset, whatever is set. */
  private static boolean extendsAscii(Charset charset) {
    return charset.canEncode()
        && Arrays.equals("~ [1".getBytes(charset), "~ [1".getBytes(US_ASCII));
  }
}
