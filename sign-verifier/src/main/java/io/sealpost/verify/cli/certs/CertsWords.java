package io.sealpost.verify.cli.certs;

import io.sealpost.keys.Fingerprint;
import io.sealpost.verify.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Locale;

/** What the commands that create certificates write to standard output. */
final class CertsWords {
  private final PrintWriter out;

  CertsWords(Terminal terminal) {
    this.out = terminal.text();
  }

  /** Reports a file that was written, and what it is for. */
  void say(Path file, String purpose) {
    line(file.toString(), purpose);
  }

  void validity(X509Certificate certificate) {
    line("valid until", certificate.getNotAfter().toInstant().toString());
  }

  /** Writes the fingerprint in the forms that the two sides of a link expect. */
  void fingerprint(byte[] certificate) {
    Fingerprint fingerprint = Fingerprint.sha256(certificate);
    line("fingerprint", fingerprint.toString());
    line("for rsyslog", fingerprint.toRsyslog());
  }

  private void line(String name, String value) {
    // LF everywhere, so that output is the same on all platforms.
    out.write(String.format(Locale.ROOT, "%-28s %s\n", name, value));
    out.flush();
  }
}
