package io.sealpost.testing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The settings that the documentation names, for tests that each framework takes them.
 *
 * @param element as Log4j2 has it; {@code Sealpost} is the appender itself
 */
public record DocumentedSettings(String element, String name) {
  private static final List<DocumentedSettings> ALL =
      Stream.of(
              named("Sealpost", "target framing facility hostname appName procId msgId"),
              named("Sealpost", "enterpriseNumber mdc keyValues throwable controls"),
              named("Sealpost", "maxMessageSize confirmEvery window keepAlive bom origin"),
              named("Sealpost", "connectTimeout handshakeTimeout ackTimeout writeTimeout"),
              named("Sealpost", "retryDelay retryDelayMax failbackAfter shutdownTimeout"),
              named("Sealpost", "openAbove maxRate urgent severities fields"),
              named("DequeueWindow", "begin end days zone stagger"),
              named("Tls", "ca cert key keyPassword authMode permittedPeers"),
              named("Tls", "protocols cipherSuites"),
              named("Tls", "keyStore keyStorePassword keyAlias trustStore trustStorePassword"),
              named("Tls", "crl checkExtendedKeyUsage"),
              named("Spool", "directory subdirectory maxSize segmentSize durability forceEvery"),
              named("Spool", "overflow dropAbove dropBelow blockTimeout mapped"),
              named("Spool", "minFreeSpace encryptionKey"),
              named("SyslogSign", "key cert keyPassword hash scheme group keyBlob"),
              named("SyslogSign", "keyStore keyStorePassword keyAlias"),
              named("SyslogSign", "delimiters spri sigMaxDelay maxBlockSize"),
              named("SyslogSign", "certInitialRepeat certResendDelay certResendCount"),
              named("SyslogSign", "sigNumberResends sigResendDelay sigResendCount"))
          .flatMap(each -> each)
          .toList();

  public static List<DocumentedSettings> all() {
    return ALL;
  }

  private static Stream<DocumentedSettings> named(String element, String names) {
    return Arrays.stream(names.split(" ")).map(name -> new DocumentedSettings(element, name));
  }
}
