package io.sealpost.verify.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;

/** How messages stand one behind the other in a file. */
enum LineEnd {
  LF,
  CR_LF,
  /** RFC 6587 §3.4.1, with an LF between. */
  OCTET_COUNTED;

  String framed(String message) {
    return switch (this) {
      case LF -> message + "\n";
      case CR_LF -> message + "\r\n";
      case OCTET_COUNTED -> message.getBytes(UTF_8).length + " " + message + "\n";
    };
  }
}
