package io.sealpost.transport.peer;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks that a certificate's extended key usage, if any, allows servers (RFC 5280 4.2.1.12). */
public final class ServerUsage implements PeerCheck {
  private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
  private static final String ANY = "2.5.29.37.0";

  @Override
  public void check(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException {
    List<String> usages = chain[0].getExtendedKeyUsage();
    if (usages != null && !usages.contains(SERVER_AUTH) && !usages.contains(ANY)) {
      throw new CertificateException(
          "wrong usage: the extended key usage of the certificate of "
              + chain[0].getSubjectX500Principal()
              + " does not allow servers (checkExtendedKeyUsage)");
    }
  }
}
