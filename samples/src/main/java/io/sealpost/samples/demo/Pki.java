package io.sealpost.samples.demo;

import io.sealpost.testkit.CollectorTls;
import io.sealpost.testkit.TestAuthority;
import io.sealpost.testkit.TestCertificate;
import java.nio.file.Path;

/**
 * Throw-away certificates of one CA: the collector's, and one for each application.
 *
 * @param directory where the applications find theirs, as {@code <appName>.pem} and {@code .key},
 *     and the CA's as {@code ca.pem}
 */
record Pki(Path directory, CollectorTls collector) {
  static Pki create(Path directory) {
    TestAuthority authority = TestAuthority.create(directory, "ca");
    for (Application application : Application.values()) {
      authority.certificate(application.appName()).forClients().issue();
    }
    TestCertificate server =
        authority.certificate("collector").host("localhost").forServers().issue();
    return new Pki(
        directory, new CollectorTls(server.cert(), server.key(), authority.certificate()));
  }
}
