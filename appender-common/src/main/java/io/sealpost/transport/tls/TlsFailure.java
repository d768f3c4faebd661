package io.sealpost.transport.tls;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Puts into words why TLS failed: which side refused what. */
public final class TlsFailure {
  private static final Pattern ALERT = Pattern.compile("Received fatal alert: (\\w+)");

  // RFC 8446 section 6.2: the alerts about a certificate.
  private static final Set<String> ABOUT_OUR_CERTIFICATE =
      Set.of(
          "bad_certificate",
          "unsupported_certificate",
          "certificate_revoked",
          "certificate_expired",
          "certificate_unknown",
          "certificate_required",
          "unknown_ca",
          "access_denied");

  private TlsFailure() {}

  /** Returns the message of an exception, in plain words if it comes from TLS. */
  public static String describe(IOException failure) {
    if (!(failure instanceof SSLException)) {
      return failure.getMessage() == null ? failure.getClass().getName() : failure.getMessage();
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return "server certificate refused: " + cause.getMessage();
      }
    }
    String message = String.valueOf(failure.getMessage());
    Matcher alert = ALERT.matcher(message);
    if (alert.find()) {
      return alert(alert.group(1));
    }
    return "TLS failed: " + message;
  }

  private static String alert(String alert) {
    return ABOUT_OUR_CERTIFICATE.contains(alert)
        ? "the server refused our certificate, or requires one: alert " + alert
        : "the server ended TLS: alert " + alert;
  }
}
