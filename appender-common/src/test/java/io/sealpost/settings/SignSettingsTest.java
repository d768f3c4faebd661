package io.sealpost.settings;

import static io.sealpost.settings.SectionBuilder.appender;
import static io.sealpost.settings.SectionBuilder.element;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.settings.values.SettingsException;
import io.sealpost.sign.Grouping;
import io.sealpost.sign.Grouping.ByPri;
import io.sealpost.sign.Grouping.ByRange;
import io.sealpost.sign.Grouping.ForDestination;
import io.sealpost.sign.Grouping.One;
import io.sealpost.sign.Redundancy;
import io.sealpost.sign.SignConfig;
import io.sealpost.sign.key.KeyBlobType;
import io.sealpost.sign.key.KeySource;
import io.sealpost.sign.key.KeySource.KeyStoreFile;
import io.sealpost.sign.key.SignatureScheme;
import io.sealpost.sign.key.TestKeyStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SignSettingsTest {
  @TempDir Path directory;

  @Test
  void emptyElementSignsWithTheDefaults() throws SettingsException {
    assertThat(signed(element("SyslogSign")).read().pipeline().signing())
        .contains(
            new SignConfig(
                SignatureScheme.DSA_SHA_256,
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(5),
                2048));
  }

  @Test
  void everythingWrittenArrives() throws SettingsException {
    assertThat(
            signed(
                    element("syslogSign")
                        .with("hash", "sha-1")
                        .with("keyBlob", "k")
                        .with("sigMaxDelay", "1 s")
                        .with("maxBlockSize", "1024")
                        .with("group", "0")
                        .with("scheme", "dsa"))
                .read()
                .pipeline()
                .signing())
        .contains(
            new SignConfig(
                SignatureScheme.DSA_SHA_1,
                Optional.empty(),
                Optional.of(KeyBlobType.K),
                Duration.ofSeconds(1),
                1024));
  }

  @Test
  void signingNeedsAnApplicationNameAndADirectory() {
    assertThat(appender().with(element("SyslogSign")).faults())
        .containsExactly(
            "appName: is required when signing", "Spool.directory: is required when signing");
  }

  @Test
  void certificateWithoutKeyIsRefused() {
    assertThat(signed(element("SyslogSign").with("cert", TestFiles.path("client.pem"))).faults())
        .containsExactly("SyslogSign.key: is required beside cert");
  }

  @Test
  void keyThatCannotSignIsRefusedNamingItsFile() {
    String file = TestFiles.path("client-key.pem");
    assertThat(signed(element("SyslogSign").with("key", file)).faults())
        .singleElement()
        .asString()
        .startsWith("SyslogSign.key=\"" + file + "\": ");
  }

  @Test
  void keyThatFitsIsTakenAndOneForTheOtherHashRefused() throws SettingsException {
    String file = TestFiles.path("sign-key.pem");
    SectionBuilder sha1 = element("SyslogSign").with("key", file).with("hash", "SHA-1");
    assertThat(signed(sha1).read().pipeline().signing().orElseThrow().key())
        .contains(new KeySource.KeyFiles(Path.of(file), Optional.empty(), Optional.empty()));
    assertThat(signed(element("SyslogSign").with("key", file)).faults())
        .singleElement()
        .asString()
        .contains("does not fit DSA with SHA-256");
  }

  @ParameterizedTest
  @CsvSource({"ecdsa-p256, ECDSA_P256", "ED25519, ED25519", "dsa, DSA_SHA_256"})
  void schemesHaveNames(String text, SignatureScheme scheme) throws SettingsException {
    SectionBuilder element = element("SyslogSign").with("scheme", text);

    assertThat(signed(element).read().pipeline().signing().orElseThrow().scheme())
        .isEqualTo(scheme);
  }

  @Test
  void vendorSchemesHaveSha256Only() {
    SectionBuilder element = element("SyslogSign").with("scheme", "ed25519").with("hash", "SHA-1");

    assertThat(signed(element).faults())
        .containsExactly("SyslogSign.hash=\"SHA-1\": must be SHA-256 unless scheme is dsa");
    assertThat(
            signed(element("SyslogSign").with("scheme", "ed25519").with("hash", "SHA-256"))
                .faults())
        .isEmpty();
  }

  @Test
  void keyStoreIsTakenWithItsPasswordAndAlias() throws Exception {
    Path store = directory.resolve("sign.p12");
    TestKeyStore.write(store, "PKCS12", "secret", "one", "two");
    SectionBuilder element =
        element("SyslogSign")
            .with("keyStore", store.toString())
            .with("keyStorePassword", "secret")
            .with("keyAlias", "two");

    assertThat(config(element).key())
        .contains(new KeyStoreFile(store, Optional.of("secret"), Optional.of("two")));
  }

  @Test
  void keyStoreThatCannotBeUsedIsRefusedWithoutShowingThePassword() throws Exception {
    Path store = directory.resolve("sign.p12");
    TestKeyStore.write(store, "PKCS12", "secret", "one");
    SectionBuilder element =
        element("SyslogSign").with("keyStore", store.toString()).with("keyStorePassword", "guess");

    assertThat(signed(element).faults())
        .singleElement()
        .asString()
        .startsWith("SyslogSign.keyStore=\"" + store + "\": ")
        .contains("wrong password")
        .doesNotContain("guess");
  }

  @Test
  void keyStoreAndKeyFilesExcludeEachOther() throws Exception {
    Path store = directory.resolve("sign.p12");
    TestKeyStore.write(store, "PKCS12", "secret", "one");
    SectionBuilder both =
        element("SyslogSign")
            .with("keyStore", store.toString())
            .with("keyStorePassword", "secret")
            .with("cert", TestFiles.path("client.pem"));

    assertThat(signed(both).faults())
        .containsExactly(
            "SyslogSign.keyStore=\"" + store + "\": makes no sense beside key or cert");
  }

  @Test
  void keyStoreSettingsAreRefusedWithoutAKeyStore() {
    SectionBuilder stray =
        element("SyslogSign").with("keyStorePassword", "secret").with("keyAlias", "one");

    assertThat(signed(stray).faults())
        .containsExactly(
            "SyslogSign.keyStorePassword=\"(not shown)\": makes sense only beside keyStore",
            "SyslogSign.keyAlias=\"one\": makes sense only beside keyStore");
  }

  @ParameterizedTest
  @CsvSource({
    "hash, MD5",
    "maxBlockSize, 1023",
    "group, 4",
    "group, one",
    "scheme, rsa",
    "keyBlob, X",
    "certInitialRepeat, 0",
    "certResendDelay, 2 d",
    "certResendCount, -1",
    "sigNumberResends, 101",
    "sigResendDelay, soon",
    "sigResendCount, many",
    "sigMaxDelay, 0"
  })
  void nonsenseIsRefused(String setting, String text) {
    assertThat(signed(element("SyslogSign").with(setting, text)).faults())
        .singleElement()
        .asString()
        .contains("must be");
  }

  @Test
  void openPgpKeyBlobNeedsAnOpenPgpKey() {
    String file = TestFiles.path("sign-key.pem");
    SectionBuilder pem =
        element("SyslogSign").with("key", file).with("hash", "SHA-1").with("keyBlob", "P");

    assertThat(signed(pem).faults())
        .singleElement()
        .asString()
        .contains("keyBlob P is an OpenPGP key");
  }

  @ParameterizedTest
  @CsvSource({"C", "K", "N"})
  void keyBlobIsTaken(KeyBlobType type) throws SettingsException {
    assertThat(config(element("SyslogSign").with("keyBlob", type.name())).keyBlob()).contains(type);
  }

  @Test
  void groupsAreTaken() throws SettingsException {
    assertThat(grouping("0")).isEqualTo(new One());
    assertThat(grouping("1")).isEqualTo(new ByPri());
    assertThat(grouping("2")).isEqualTo(ByRange.FACILITIES);
    assertThat(grouping("3")).isEqualTo(new ForDestination(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 99 191", "0,99", "0, 99 ", "0\n 99\t191"})
  void delimitersAreTakenWithCommasOrSpacesAndTheLastOneMayBeLeftOut(String text)
      throws SettingsException {
    SectionBuilder ranges = element("SyslogSign").with("group", "2").with("delimiters", text);
    assertThat(config(ranges).grouping()).isEqualTo(new ByRange(List.of(0, 99, 191)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7 192", "-1", "15 7", "7 7", "7;15", "seven"})
  void delimitersThatAreNoneAreRefused(String text) {
    SectionBuilder ranges = element("SyslogSign").with("group", "2").with("delimiters", text);
    assertThat(signed(ranges).faults())
        .singleElement()
        .asString()
        .startsWith("SyslogSign.delimiters")
        .endsWith("must be numbers from 0 to 191, ascending, such as 7 15 191");
  }

  @Test
  void spriOfADestinationIsTakenWithinBoundsOnly() throws SettingsException {
    SectionBuilder highest = element("SyslogSign").with("group", "3").with("spri", "191");
    assertThat(config(highest).grouping()).isEqualTo(new ForDestination(191));
    SectionBuilder beyond = element("SyslogSign").with("group", "3").with("spri", "192");
    assertThat(signed(beyond).faults())
        .containsExactly("SyslogSign.spri=\"192\": must be a whole number from 0 to 191");
  }

  @Test
  void delimitersAndSpriAreRefusedBesideAnotherGroup() {
    SectionBuilder both =
        element("SyslogSign").with("group", "1").with("delimiters", "7").with("spri", "1");
    assertThat(signed(both).faults())
        .containsExactly(
            "SyslogSign.delimiters=\"7\": makes sense only with group=\"2\"",
            "SyslogSign.spri=\"1\": makes sense only with group=\"3\"");
  }

  @Test
  void redundancyIsThatOfReliableTransportsUnlessAskedFor() throws SettingsException {
    assertThat(config(element("SyslogSign")).redundancy())
        .isEqualTo(new Redundancy(1, Duration.ofMinutes(30), 10_000, 0, Duration.ZERO, 0));
    assertThat(
            config(
                    element("SyslogSign")
                        .with("certInitialRepeat", "3")
                        .with("certResendDelay", "0")
                        .with("certResendCount", "0")
                        .with("sigNumberResends", "2")
                        .with("sigResendDelay", "5 min")
                        .with("sigResendCount", "500"))
                .redundancy())
        .isEqualTo(new Redundancy(3, Duration.ZERO, 0, 2, Duration.ofMinutes(5), 500));
  }

  @Test
  void resendsThatWouldNeverBeDueAreRefused() {
    String key = TestFiles.path("sign-key.pem");
    SectionBuilder never =
        element("SyslogSign").with("sigNumberResends", "2").with("key", key).with("hash", "SHA-1");
    assertThat(signed(never).faults())
        .containsExactly(
            "SyslogSign.sigNumberResends=\"2\": needs a sigResendDelay or sigResendCount above 0");
  }

  private Grouping grouping(String group) throws SettingsException {
    return config(element("SyslogSign").with("group", group)).grouping();
  }

  private SignConfig config(SectionBuilder element) throws SettingsException {
    return signed(element).read().pipeline().signing().orElseThrow();
  }

  private SectionBuilder signed(SectionBuilder element) {
    return appender()
        .with("appName", "billing")
        .with(element("Spool").with("directory", directory.toString()))
        .with(element);
  }
}
