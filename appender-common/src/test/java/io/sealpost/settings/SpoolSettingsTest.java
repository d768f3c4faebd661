package io.sealpost.settings;

import static io.sealpost.settings.SectionBuilder.appender;
import static io.sealpost.settings.SectionBuilder.element;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.journal.MinFreeSpace;
import io.sealpost.journal.encryption.KeyFile;
import io.sealpost.journal.encryption.KeyRing;
import io.sealpost.message.Severity;
import io.sealpost.pipeline.Overflow;
import io.sealpost.settings.values.SettingsException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("any-locale")
final class SpoolSettingsTest {
  @TempDir Path directory;

  @Test
  void nameThatNoFileCanHaveIsNamedWithWhatToSet() {
    assertThat(spool("directory", "a\0b").faults())
        .containsExactly("Spool.directory=\"a\0b\": must be a path: Nul character not allowed");

    // A Java of our own choice would not do: what names of files may be is up to the machine.
    Charset names = Charset.forName(System.getProperty("sun.jnu.encoding"));
    List<String> faults = spool("directory", directory + "/\u00e4").faults();
    if (names.newEncoder().canEncode('\u00e4')) {
      assertThat(faults).isEmpty();
    } else {
      assertThat(faults)
          .singleElement()
          .asString()
          .startsWith("Spool.directory=\"" + directory + "/\u00e4\": must be a path of ASCII")
          .contains(names.name().equals("US-ASCII") ? "ANSI_X3.4-1968" : names.name())
          .endsWith("start it with LC_ALL=C.UTF-8 for others");
    }
  }

  @Test
  void fourSegmentsMustFit() throws SettingsException {
    assertThat(spool("maxSize", "64 MB").read().pipeline().journal().maxOctets())
        .isEqualTo(64 << 20);
    assertThat(spool("maxSize", "63 MB").faults())
        .containsExactly(
            "Spool.maxSize=\"63 MB\": maxSize must be at least four times segmentSize, here 64 MB");
  }

  @Test
  void tooLargeSegmentIsBlamedWhereTheSizeIsNotWritten() {
    assertThat(spool("segmentSize", "17 MB").faults())
        .containsExactly(
            "Spool.segmentSize=\"17 MB\":"
                + " maxSize must be at least four times segmentSize, here 68 MB");
  }

  @Test
  void segmentHoldsFourOfTheLongestMessages() {
    assertThat(spool("segmentSize", "64 KB").with("maxMessageSize", "16 KB").faults()).isEmpty();
    assertThat(spool("segmentSize", "64 KB").with("maxMessageSize", "17 KB").faults())
        .containsExactly(
            "Spool.segmentSize=\"64 KB\":"
                + " must be at least four times the longest message, here 68 KB");
  }

  @Test
  void subdirectoryIsOneBelowTheDirectoryWhateverItsText() throws SettingsException {
    assertThat(below("../x").read().pipeline().journal())
        .extracting(journal -> journal.directory().orElseThrow())
        .isEqualTo(directory.resolve("%2E.%2Fx"));
    assertThat(below("").faults()).containsExactly("Spool.subdirectory: must not be empty");
    assertThat(spool("subdirectory", "acme").faults())
        .containsExactly("Spool.subdirectory=\"acme\": needs a directory, in which it is made");
  }

  @Test
  void segmentConsistsOfWholePages() {
    assertThat(spool("segmentSize", "65537").faults())
        .containsExactly("Spool.segmentSize=\"65537\": must be a multiple of 4 KB");
  }

  @Test
  void faultySizeIsNotComparedWithOthers() {
    assertThat(spool("maxSize", "much").faults()).hasSize(1);
  }

  @Test
  void overflowDropsTheLeastImportantFirst() throws SettingsException {
    assertThat(
            appender()
                .with(element("Spool").with("dropAbove", "50 %").with("dropBelow", "error"))
                .read()
                .pipeline()
                .overflow())
        .isEqualTo(new Overflow(Duration.ZERO, 0.5, Severity.ERROR));
  }

  @Test
  void overflowMayDropOnlyWhenFull() throws SettingsException {
    assertThat(spool("overflow", "drop-newest").read().pipeline().overflow().dropAboveShare())
        .isEqualTo(1);
  }

  @Test
  void overflowIsOneOfThree() {
    assertThat(spool("overflow", "explode").faults())
        .containsExactly("Spool.overflow=\"explode\": must be drop-below or drop-newest or block");
  }

  @Test
  void whatIsLeftToOthersIsAShareOrASize() throws SettingsException {
    assertThat(appender().with(element("Spool")).read().pipeline().journal().minFreeSpace())
        .isEqualTo(MinFreeSpace.ofShare(0.05));
    assertThat(spool("minFreeSpace", "2 GB").read().pipeline().journal().minFreeSpace())
        .isEqualTo(MinFreeSpace.ofOctets(2L << 30));
    assertThat(spool("minFreeSpace", "0 %").faults()).isEmpty();
    assertThat(spool("minFreeSpace", "0").faults()).isEmpty();
    for (String wrong : List.of("100 %", "much", "-1", "5 h")) {
      assertThat(spool("minFreeSpace", wrong).faults())
          .containsExactly(
              "Spool.minFreeSpace=\""
                  + wrong
                  + "\": must be a share of the file system such as 5 %, less than 100 %,"
                  + " or a size such as 2 GB");
    }
  }

  @Test
  void firstKeyEncryptsAndAllDecrypt() throws Exception {
    Path first = key("first.key", "11".repeat(32));
    Path second = key("second.key", "22".repeat(32));
    KeyRing ring = encrypted(first + " , " + second).read().pipeline().journal().keys();
    assertThat(ring).isEqualTo(KeyRing.of(KeyFile.read(first), KeyFile.read(second)));
    assertThat(encrypted("none, " + second).read().pipeline().journal().keys())
        .isEqualTo(KeyRing.decrypting(List.of(KeyFile.read(second))));
    assertThat(encrypted("None").read().pipeline().journal().keys()).isEqualTo(KeyRing.NONE);
    assertThat(spool("maxSize", "64 MB").read().pipeline().journal().keys())
        .isEqualTo(KeyRing.NONE);
  }

  @Test
  void whatIsNoKeyIsRefusedWithTheFileAndWhatIsInIt() throws Exception {
    Path key = key("first.key", "11".repeat(32));
    Path shorter = key("short.key", "secret");
    assertThat(encrypted(key + ", " + shorter).faults())
        .singleElement()
        .asString()
        .startsWith(
            "Spool.encryptionKey=\"" + key + ", " + shorter + "\": " + shorter + " has 6 octets")
        .doesNotContain("secret");
    assertThat(encrypted(directory.resolve("gone").toString()).faults())
        .singleElement()
        .asString()
        .endsWith("must be a file that exists and can be read");
    assertThat(encrypted("").faults()).hasSize(1);
    assertThat(encrypted("none, none").faults()).hasSize(1);
  }

  @Test
  void encryptionNeedsADirectory() throws Exception {
    Path key = key("first.key", "11".repeat(32));
    assertThat(spool("encryptionKey", key.toString()).faults())
        .containsExactly(
            "Spool.encryptionKey=\""
                + key
                + "\": needs a directory: what is in memory is not encrypted");
    assertThat(spool("encryptionKey", "none").faults()).isEmpty();
  }

  @Test
  void keyFileThatOthersCanReadIsWarnedAbout() throws Exception {
    Path key = key("first.key", "11".repeat(32));
    assertThat(encrypted(key.toString()).read().warnings()).isEmpty();
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(encrypted(key.toString()).read().warnings())
        .containsExactly("others can read the key in " + key + ": chmod 600 " + key);
  }

  private Path key(String name, String content) throws IOException {
    Path file = Files.writeString(directory.resolve(name), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  private SectionBuilder encrypted(String keys) {
    return appender()
        .with(
            element("Spool")
                .with("directory", directory.resolve("spool").toString())
                .with("encryptionKey", keys));
  }

  private SectionBuilder below(String text) {
    return appender()
        .with(element("Spool").with("directory", directory.toString()).with("subdirectory", text));
  }

  private static SectionBuilder spool(String setting, String text) {
    return appender().with(element("Spool").with(setting, text));
  }
}
