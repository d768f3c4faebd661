package io.sealpost.sign;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.nio.file.Path;

/**
 * The name of a file as it is on disk, whatever charset this JVM reads names in: with {@code
 * LC_ALL=C} a path shows none of its characters beyond ASCII. Public for readers of a spool.
 *
 * <p>Sealpost once wrote file numbers in the digits of the machine's locale, such as {@code
 * ٠٠٠٠٠٠٠٠٠٧.cert}. Such files are still read.
 */
public final class WrittenName {
  private WrittenName() {}

  /** The last name of a path, with its octets read as UTF-8. */
  public static String of(Path file) {
    // The URI is made from the octets, the path's own text from the locale's reading of them.
    String path = file.toUri().getRawPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    return URLDecoder.decode(name.replace("+", "%2B"), UTF_8);
  }

  /** The same name with the digits of any other script replaced by 0 to 9. */
  public static String inAscii(String name) {
    StringBuilder ascii = new StringBuilder(name.length());
    name.codePoints()
        .forEach(
            character -> {
              if (Character.isDigit(character)) {
                ascii.append(Character.digit(character, 10));
              } else {
                ascii.appendCodePoint(character);
              }
            });
    return ascii.toString();
  }
}
