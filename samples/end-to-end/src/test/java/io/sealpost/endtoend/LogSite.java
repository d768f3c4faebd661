package io.sealpost.endtoend;

import io.sealpost.testing.LogHost;
import io.sealpost.testing.LogHost.Listener;
import io.sealpost.testing.LogHostKind;
import io.sealpost.testkit.TestAuthority;
import io.sealpost.testkit.TestCertificate;
import java.nio.file.Path;

/** The certificates of a site, a CA with a server and a client, and a place for its log host. */
record LogSite(
    Path directory, TestAuthority authority, TestCertificate server, TestCertificate client) {
  static final String CLIENT = "client.example.net";

  static LogSite in(Path directory) {
    TestAuthority authority = TestAuthority.create(directory.resolve("certificates"), "ca");
    return new LogSite(
        directory,
        authority,
        authority.certificate("server").host("localhost").address("127.0.0.1").forServers().issue(),
        authority.certificate("client").commonName(CLIENT).host(CLIENT).forClients().issue());
  }

  Path ca() {
    return authority.certificate();
  }

  /** A second server, with the certificate of the first. */
  LogHost startAnother(LogHostKind kind) {
    return LogHost.start(
        kind, directory.resolve("another-host"), new LogHost.Credentials(ca(), server, CLIENT));
  }

  LogHost start(LogHostKind kind) {
    return start(kind, server);
  }

  LogHost start(LogHostKind kind, TestCertificate bearing, Listener... listeners) {
    return LogHost.start(
        kind, directory.resolve("host"), new LogHost.Credentials(ca(), bearing, CLIENT), listeners);
  }
}
