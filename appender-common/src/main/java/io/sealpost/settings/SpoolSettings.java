package io.sealpost.settings;

import static io.sealpost.settings.values.Quantity.DURATION;
import static io.sealpost.settings.values.Quantity.DURATION_OR_ZERO;

import io.sealpost.journal.Durability;
import io.sealpost.journal.JournalConfig;
import io.sealpost.journal.JournalConfig.Mapping;
import io.sealpost.journal.MinFreeSpace;
import io.sealpost.message.Severity;
import io.sealpost.pipeline.Overflow;
import io.sealpost.settings.values.Quantity;
import io.sealpost.settings.values.Setting;
import io.sealpost.settings.values.ValueSyntax;
import io.sealpost.settings.values.Values;
import io.sealpost.settings.values.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code <Spool>}: where messages wait, how many, and what happens when the room is used up. */
final class SpoolSettings {
  static final Vocabulary NAMES = new Vocabulary();

  private static final long MB = 1L << 20;
  private static final long GB = 1L << 30;

  /** Least number of segments in a journal. */
  private static final int SEGMENTS = 4;

  /** Least number of messages of the greatest length that a segment holds. */
  private static final int ENTRIES = 4;

  private static final ValueSyntax<Double> LEFT_SHARE = Quantity.shareLeft();
  private static final ValueSyntax<Long> LEFT_OCTETS = Quantity.size(0, 1024 * GB);

  /** The frameworks' level names. */
  static final ValueSyntax<Severity> LEVEL =
      ValueSyntax.<Severity>words()
          .with("FATAL", Severity.CRITICAL)
          .with("ERROR", Severity.ERROR)
          .with("WARN", Severity.WARNING)
          .with("INFO", Severity.INFORMATIONAL)
          .with("DEBUG", Severity.DEBUG)
          .with("TRACE", Severity.DEBUG);

  private enum Policy {
    DROP_BELOW,
    DROP_NEWEST,
    BLOCK
  }

  private static final Setting<Optional<Path>> DIRECTORY =
      NAMES.optional("directory", ValueSyntax.PATH);
  private static final Setting<Optional<String>> SUBDIRECTORY =
      NAMES.optional("subdirectory", DirectoryName::of);
  private static final Setting<Optional<Long>> MAX_SIZE =
      NAMES.optional("maxSize", Quantity.size(SEGMENTS * 64 * 1024, 1024 * GB));
  private static final Setting<Long> SEGMENT_SIZE =
      NAMES.setting("segmentSize", Quantity.size(64 * 1024, GB), "16 MB");
  private static final Setting<Durability> DURABILITY =
      NAMES.setting(
          "durability",
          ValueSyntax.<Durability>words()
              .with("process", Durability.PROCESS)
              .with("power", Durability.POWER),
          "process");
  private static final Setting<Duration> FORCE_EVERY = NAMES.setting("forceEvery", DURATION, "1 s");
  private static final Setting<Policy> OVERFLOW =
      NAMES.setting(
          "overflow",
          ValueSyntax.<Policy>words()
              .with("drop-below", Policy.DROP_BELOW)
              .with("drop-newest", Policy.DROP_NEWEST)
              .with("block", Policy.BLOCK),
          "drop-below");
  private static final Setting<Double> DROP_ABOVE =
      NAMES.setting("dropAbove", Quantity.share(), "80 %");
  private static final Setting<Severity> DROP_BELOW = NAMES.setting("dropBelow", LEVEL, "WARN");
  private static final Setting<Duration> BLOCK_TIMEOUT =
      NAMES.setting("blockTimeout", DURATION_OR_ZERO, "100 ms");
  private static final Setting<Mapping> MAPPED =
      NAMES.setting(
          "mapped",
          ValueSyntax.<Mapping>words()
              .with("auto", Mapping.AUTO)
              .with("true", Mapping.ALWAYS)
              .with("false", Mapping.NEVER),
          "auto");

  private static final Setting<MinFreeSpace> MIN_FREE_SPACE =
      NAMES.setting("minFreeSpace", SpoolSettings::minFreeSpace, "5 %");

  private static final Setting<EncryptionKeys> ENCRYPTION_KEY =
      NAMES.setting("encryptionKey", EncryptionKeys::parse, "none");

  private final Values values;
  private final EncryptionKeys keys; // read once: a file that is gone later must not mean no key

  SpoolSettings(Values values) {
    this.values = values;
    this.keys = values.get(ENCRYPTION_KEY);
  }

  /** Creates the directory, accessible only to its owner, if it does not exist yet. */
  static Path create(Path directory) throws IOException {
    boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] mode =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            }
            : new FileAttribute<?>[0];
    return Files.createDirectories(directory, mode);
  }

  Optional<Path> directory() {
    Optional<String> below = values.get(SUBDIRECTORY);
    return values.get(DIRECTORY).map(path -> below.map(path::resolve).orElse(path));
  }

  /**
   * Requires a directory for data that must outlive the process, as sessions do (RFC 5848 §4.2.2).
   */
  void requireDirectory(String why) {
    if (!values.has(DIRECTORY)) {
      values.refuse(DIRECTORY, "is required " + why);
    }
  }

  Duration forceEvery() {
    return values.get(FORCE_EVERY);
  }

  /** Checks the settings; {@code longest} is the size limit of a message in octets. */
  void check(int longest) {
    long segmentSize = values.get(SEGMENT_SIZE);
    if (values.sound(SEGMENT_SIZE) && segmentSize % 4096 != 0) {
      values.refuse(SEGMENT_SIZE, "must be a multiple of 4 KB");
    }
    if (values.sound(SEGMENT_SIZE) && segmentSize < ENTRIES * (long) longest) {
      values.refuse(
          SEGMENT_SIZE,
          "must be at least four times the longest message, here "
              + Quantity.inWords(ENTRIES * (long) longest));
    }
    if (values.sound(SEGMENT_SIZE, MAX_SIZE) && maxSize() < SEGMENTS * segmentSize) {
      values.refuse(
          values.has(MAX_SIZE) ? MAX_SIZE : SEGMENT_SIZE,
          "maxSize must be at least four times segmentSize, here "
              + Quantity.inWords(SEGMENTS * segmentSize));
    }
    if (values.has(SUBDIRECTORY) && !values.has(DIRECTORY)) {
      values.refuse(SUBDIRECTORY, "needs a directory, in which it is made");
    }
    if (values.get(DURABILITY) == Durability.POWER && !values.has(DIRECTORY)) {
      values.refuse(DURABILITY, "needs a directory: memory does not survive a loss of power");
    }
    if (!keys.equals(EncryptionKeys.NONE) && !values.has(DIRECTORY)) {
      values.refuse(ENCRYPTION_KEY, "needs a directory: what is in memory is not encrypted");
    }
  }

  JournalConfig journal() {
    return new JournalConfig(
        directory(),
        maxSize(),
        values.get(SEGMENT_SIZE).intValue(),
        values.get(MAPPED),
        values.get(BLOCK_TIMEOUT),
        values.get(MIN_FREE_SPACE),
        values.get(DURABILITY),
        keys.ring());
  }

  List<String> warnings() {
    return keys.warnings();
  }

  private static MinFreeSpace minFreeSpace(String text) {
    try {
      return text.endsWith("%")
          ? MinFreeSpace.ofShare(LEFT_SHARE.parse(text))
          : MinFreeSpace.ofOctets(LEFT_OCTETS.parse(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "must be a share of the file system such as 5 %, less than 100 %, or a size such as 2 GB",
          e);
    }
  }

  private long maxSize() {
    return values.get(MAX_SIZE).orElse(directory().isPresent() ? GB : 64 * MB);
  }

  Overflow overflow() {
    Policy policy = values.get(OVERFLOW);
    double dropAbove = values.get(DROP_ABOVE);
    Severity dropBelow = values.get(DROP_BELOW);
    Duration blockTimeout = values.get(BLOCK_TIMEOUT);
    return switch (policy) {
      case DROP_BELOW -> new Overflow(Duration.ZERO, dropAbove, dropBelow);
      case DROP_NEWEST -> new Overflow(Duration.ZERO, 1, dropBelow);
      case BLOCK -> new Overflow(blockTimeout, 1, dropBelow);
    };
  }
}
