package io.sealpost.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.sign.key.KeyBlobType;
import io.sealpost.sign.key.SignatureScheme;
import io.sealpost.testing.LogHost.Listener;
import io.sealpost.testing.LogHostKind;
import io.sealpost.testing.NeedsLogHost;
import io.sealpost.testing.Thorough;
import io.sealpost.verify.report.GroupReport;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Logs signed with each kind of group, hash and key blob, on each secure way to a real server:
 * every event is verified under the trusted key. Vendor schemes come with each key blob, in one
 * group.
 */
@NeedsLogHost(LogHostKind.RSYSLOG)
@Timeout(60)
class SignedCombinationsIT {
  private static final int EVENTS = 120;

  @TempDir private static Path directory;

  private static SigningSite site;

  @BeforeAll
  static void start() throws Exception {
    site = new SigningSite(directory, Listener.TLS, Listener.RELP_TLS);
  }

  @AfterAll
  static void stop() {
    if (site != null) {
      site.close();
    }
  }

  private static Stream<Arguments> combinations() {
    return Arrays.stream(SignatureScheme.values())
        .flatMap(
            scheme ->
                Arrays.stream(Grouped.values())
                    .filter(grouped -> scheme.isDsa() || grouped == Grouped.TOGETHER)
                    .flatMap(grouped -> combinations(scheme, grouped)));
  }

  private static Stream<Arguments> combinations(SignatureScheme scheme, Grouped grouped) {
    return Stream.of(KeyBlobType.C, KeyBlobType.K, KeyBlobType.N)
        .flatMap(
            blob ->
                Stream.of(
                    Arguments.of(scheme, grouped, blob, Listener.TLS, Framework.LOG4J2),
                    Arguments.of(scheme, grouped, blob, Listener.RELP_TLS, Framework.LOGBACK)));
  }

  /**
   * In a usual build each fifth: there are six of each scheme and kind of group, so of each at
   * least one, and all key blobs and ways in turn.
   */
  static List<Arguments> tried() {
    return Thorough.each(5, combinations().toList());
  }

  @ParameterizedTest
  @MethodSource("tried")
  void everyEventIsVerifiedUnderTheTrustedKey(
      SignatureScheme scheme,
      Grouped grouped,
      KeyBlobType blob,
      Listener listener,
      Framework framework)
      throws Exception {
    Settings signing = grouped.choose(scheme, site.signing(scheme)).with("keyBlob", "" + blob);
    String name =
        Stream.of(scheme, grouped, blob, listener)
            .map(Object::toString)
            .collect(Collectors.joining("-"));
    List<byte[]> messages = site.run(framework, name, listener, signing, EVENTS);
    VerifiedArchive archive = VerifiedArchive.of(messages, site.anchor(scheme));

    assertThat(archive.findings()).isEmpty();
    assertThat(archive.report().isClean()).isTrue();
    assertThat(archive.events()).isEqualTo(IntStream.range(0, EVENTS).boxed().toList());
    assertThat(archive.report().summary().verified()).isEqualTo(EVENTS + 2);
    assertThat(archive.report().summary().trusted()).isTrue();
    assertThat(groups(archive)).isEqualTo(grouped.groups());
    assertThat(archive.report().groups())
        .allSatisfy(
            group -> {
              assertThat(group.id().ver()).isEqualTo(scheme.ver());
              assertThat(group.payloadType()).contains(blob.name().charAt(0));
            });
  }

  private static Set<String> groups(VerifiedArchive archive) {
    return archive.report().groups().stream()
        .map(GroupReport::id)
        .map(id -> id.sg() + "/" + id.spri())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
