package io.sealpost.endtoend;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealpost.testing.ConfiguredLogHost;
import io.sealpost.testing.LogHost;
import io.sealpost.testing.LogHost.Listener;
import io.sealpost.testing.LogHostKind;
import io.sealpost.testkit.FreePorts;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What many have in Sealpost's place: an rsyslog beside the application, which takes its messages
 * over plain TCP and sends them on with a queue that may use the disk, for ever and until all is
 * saved.
 *
 * <p>Confined to one thread.
 */
final class RsyslogSender implements AutoCloseable {
  private final ConfiguredLogHost rsyslog;
  private final Socket socket;
  private final OutputStream out;

  private RsyslogSender(ConfiguredLogHost rsyslog, Socket socket) throws IOException {
    this.rsyslog = rsyslog;
    this.socket = socket;
    this.out = new BufferedOutputStream(socket.getOutputStream());
  }

  /**
   * Starts one that sends to this listener.
   *
   * @param directory for its configuration and its queue; made if need be
   */
  static RsyslogSender start(LogSite site, LogHost host, Listener listener, Path directory)
      throws IOException {
    Files.createDirectories(directory);
    int port = FreePorts.next();
    Path configuration =
        Files.writeString(
            directory.resolve("sender.conf"),
            String.format(
                Locale.ROOT,
                """
            global(
                workDirectory="%1$s"
                defaultNetstreamDriverCAFile="%2$s"
                defaultNetstreamDriverCertFile="%3$s"
                defaultNetstreamDriverKeyFile="%4$s"
            )
            module(load="imtcp")
            module(load="omrelp" tls.tlslib="gnutls")
            template(name="as-received" type="string" string="%%rawmsg%%")
            input(type="imtcp" address="127.0.0.1" port="%5$d" ruleset="forward")
            ruleset(name="forward") {
                action(%6$s port="%7$d" template="as-received"
                    queue.type="LinkedList" queue.size="400000" queue.filename="forward"
                    queue.saveOnShutdown="on"
                    action.resumeRetryCount="-1" action.resumeInterval="1")
            }
            """,
                directory,
                site.ca(),
                site.client().cert(),
                site.client().key(),
                port,
                action(site, listener),
                host.port(listener)));
    ConfiguredLogHost rsyslog =
        ConfiguredLogHost.start(LogHostKind.RSYSLOG, directory, configuration, port);
    return new RsyslogSender(rsyslog, new Socket(InetAddress.getLoopbackAddress(), port));
  }

  private static String action(LogSite site, Listener listener) {
    return switch (listener) {
      case TLS ->
          """
          type="omfwd" target="localhost" protocol="tcp" tcp_framing="octet-counted"
                    streamDriver="gtls" streamDriverMode="1" streamDriverAuthMode="x509/name"
                    streamDriverPermittedPeers="localhost\"""";
      case RELP_TLS ->
          String.format(
              Locale.ROOT,
              """
          type="omrelp" target="localhost" tls="on" tls.authMode="name"
                    tls.permittedPeer=["localhost"] tls.caCert="%s" tls.myCert="%s"
                    tls.myPrivKey="%s\"""",
              site.ca(),
              site.client().cert(),
              site.client().key());
      default -> throw new IllegalArgumentException("no rsyslog sends to " + listener + " here");
    };
  }

  /** As long as what Sealpost sends for the same event, or nearly so. */
  void send(int number) {
    String message =
        String.format(
            Locale.ROOT,
            "<134>1 2026-01-01T00:00:00.000Z client.example.net audit 4711 - "
                + "[log@32473 thread=\"application\" logger=\"audit\" level=\"INFO\"] "
                + "event %d of the audit trail",
            number);
    try {
      out.write((message.length() + " " + message).getBytes(US_ASCII));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    rsyslog.close();
  }
}
