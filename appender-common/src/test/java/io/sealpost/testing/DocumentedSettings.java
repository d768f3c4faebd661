package io.sealpost.testing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The settings that the documentation names, for tests that each framework takes those that work
 * and refuses the others by name.
 *
 * @param element as Log4j2 has it; {@code Sealpost} is the appender itself
 * @param supported whether it works already
 */
public record DocumentedSettings(String element, String name, boolean supported) {
  private static final List<DocumentedSettings> ALL =
      Stream.of(
              working("Sealpost", "target framing facility hostname appName procId msgId"),
              working("Sealpost", "enterpriseNumber mdc keyValues throwable controls"),
              working("Sealpost", "maxMessageSize confirmEvery window keepAlive bom origin"),
              working("Sealpost", "connectTimeout handshakeTimeout ackTimeout writeTimeout"),
              working("Sealpost", "retryDelay retryDelayMax failbackAfter shutdownTimeout"),
              working("Sealpost", "openAbove maxRate"),
              promised("Sealpost", "urgent"),
              working("DequeueWindow", "begin end days zone stagger"),
              working("Tls", "ca cert key keyPassword authMode permittedPeers"),
              working("Tls", "protocols cipherSuites"),
              working("Tls", "keyStore keyStorePassword keyAlias trustStore trustStorePassword"),
              working("Tls", "crl checkExtendedKeyUsage"),
              working("Spool", "directory maxSize segmentSize durability forceEvery"),
              working("Spool", "overflow dropAbove dropBelow blockTimeout mapped"),
              working("Spool", "minFreeSpace encryptionKey"),
              working("SyslogSign", "key cert keyPassword hash scheme group keyBlob"),
              working("SyslogSign", "keyStore keyStorePassword keyAlias"),
              working("SyslogSign", "delimiters spri sigMaxDelay maxBlockSize"),
              working("SyslogSign", "certInitialRepeat certResendDelay certResendCount"),
              working("SyslogSign", "sigNumberResends sigResendDelay sigResendCount"))
          .flatMap(each -> each)
          .toList();

  public static List<DocumentedSettings> all() {
    return ALL;
  }

  private static Stream<DocumentedSettings> working(String element, String names) {
    return Arrays.stream(names.split(" ")).map(name -> new DocumentedSettings(element, name, true));
  }

  private static Stream<DocumentedSettings> promised(String element, String names) {
    return Arrays.stream(names.split(" "))
        .map(name -> new DocumentedSettings(element, name, false));
  }
}
