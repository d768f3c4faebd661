package io.sealpost.endtoend;

import io.sealpost.message.Facility;
import io.sealpost.message.Header;
import io.sealpost.sign.SignConfig;
import io.sealpost.sign.key.SignatureScheme;
import io.sealpost.sign.key.SigningKey;
import io.sealpost.testing.LogHost;
import io.sealpost.testing.LogHost.Listener;
import io.sealpost.testing.LogHostKind;
import io.sealpost.verify.trust.TrustAnchor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.event.Level;

/**
 * An rsyslog and one key of each scheme, for many applications one after another. Confined to one
 * thread.
 */
final class SigningSite implements AutoCloseable {
  private static final Level[] LEVELS = {Level.ERROR, Level.WARN, Level.INFO};

  private final Path directory;
  private final LogSite site;
  private final LogHost host;
  private final Map<SignatureScheme, SigningKey> keys = new EnumMap<>(SignatureScheme.class);

  /** An rsyslog that listens for nothing else. */
  SigningSite(Path directory, Listener... listeners) throws IOException {
    this.directory = directory;
    for (SignatureScheme scheme : SignatureScheme.values()) {
      keys.put(scheme, makeKey(scheme));
    }
    this.site = LogSite.in(directory);
    this.host = site.start(LogHostKind.RSYSLOG, site.server(), listeners);
  }

  private SigningKey makeKey(SignatureScheme scheme) throws IOException {
    SignConfig config =
        new SignConfig(scheme, Optional.empty(), Optional.empty(), Duration.ofSeconds(5), 2048);
    Header header = new Header(Facility.LOCAL0, "localhost", "audit", "-");
    Path files = Files.createDirectories(keyDirectory(scheme));
    return config.loadKey(files, header, Clock.systemUTC());
  }

  private Path keyDirectory(SignatureScheme scheme) {
    return directory.resolve("keys").resolve(scheme.name());
  }

  /** What the settings say of the key. Blocks are small, and end only when they are full. */
  Settings signing(SignatureScheme scheme) {
    Path files = keyDirectory(scheme);
    return new Settings(Map.of())
        .with("key", files.resolve("sign-key.pem").toString())
        .with("cert", files.resolve("sign-cert.pem").toString())
        .with("sigMaxDelay", "1 h")
        .with("maxBlockSize", "1024");
  }

  /** How a verifier knows the key, in whatever form it comes. */
  TrustAnchor anchor(SignatureScheme scheme) {
    SigningKey key = keys.get(scheme);
    return new TrustAnchor.ByCertificate(
        key.certificate().orElseThrow(), Optional.of(key.publicKey()));
  }

  /**
   * Runs an application which logs so many events, of three severities by turns.
   *
   * @param name of its spool, which it keeps when it is run again
   * @return what the server archived of it
   */
  List<byte[]> run(
      Framework framework, String name, Listener listener, Settings signing, int events)
      throws IOException {
    Path own = Files.createDirectories(directory.resolve(name));
    int before = host.archive(listener).size();
    AuditAppender appender =
        AuditAppender.to(host.target(listener), own.resolve("spool"), site.ca(), site.client())
            .signing(signing);
    try (Framework.Logging logging =
        framework.start(appender.write(framework, own.resolve("logging.xml")))) {
      for (int event = 0; event < events; event++) {
        logging.event(event, LEVELS[event % LEVELS.length]);
      }
    }
    List<byte[]> all = host.archive(listener);
    return List.copyOf(all.subList(before, all.size()));
  }

  @Override
  public void close() {
    host.close();
  }
}
