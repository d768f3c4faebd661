package io.sealpost.verify.cli;

import io.sealpost.sign.key.Hash;
import io.sealpost.verify.SignerName;
import io.sealpost.verify.VerifierConfig;
import io.sealpost.verify.trust.TrustPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options for what is checked, and how closely. */
final class CheckOptions {
  // Divisor of the heap; with half of it, garbage collection takes a tenth of the processor time.
  private static final int USUAL_PART = 4;

  @Option(names = "--sha1", description = "Only SHA-1; default is whatever the log uses.")
  private boolean sha1;

  @Option(names = "--sha256", description = "Only SHA-256.")
  private boolean sha256;

  @Option(
      names = "--signer",
      paramLabel = "HOST[,APP]",
      converter = SignerConverter.class,
      description =
          "Only messages and blocks of this HOSTNAME and APP-NAME; the others are skipped and counted. May be given"
              + " several times.")
  private List<SignerName> signers = new ArrayList<>();

  @Option(
      names = "--strict",
      description =
          "Report messages that were delivered again after a broken connection as findings, too.")
  private boolean strict;

  @Option(names = "--all-blocks", description = "Check also blocks that add no number.")
  private boolean allBlocks;

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      converter = Times.class,
      description =
          "How long a message may wait for its block, by the time stamps of the log: 500ms, 30s, 10m, 2h. Default: as long as"
              + " memory allows.")
  private Optional<Duration> longestWait = Optional.empty();

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      converter = Sizes.class,
      description =
          "About how much memory may hold what waits: 16m or more, such as 512m or 1g, and at most half of the heap (java -Xmx)."
              + " Default 256m, or a quarter of the heap if that is less.")
  private Optional<Long> memory = Optional.empty();

  /** The configuration for that policy, with this much of the memory for the output. */
  VerifierConfig config(TrustPolicy policy, long outputOctets) {
    long window = Math.max(VerifierConfig.LEAST_MEMORY, memory() - outputOctets);
    return new VerifierConfig(policy, hashes(), window, longestWait, allBlocks, strict, signers);
  }

  private Set<Hash> hashes() {
    if (sha1 == sha256) {
      return EnumSet.allOf(Hash.class);
    }
    return EnumSet.of(sha1 ? Hash.SHA_1 : Hash.SHA_256);
  }

  /** Memory in octets for everything that waits. */
  long memory() {
    return memory.orElse(Math.min(VerifierConfig.USUAL_MEMORY, Sizes.ofHeap(USUAL_PART)));
  }

  boolean isSelective() {
    return !signers.isEmpty();
  }

  /** {@code HOST} or {@code HOST,APP}. */
  static final class SignerConverter implements ITypeConverter<SignerName> {
    @Override
    public SignerName convert(String value) {
      if (!value.matches("[!-~&&[^,]]+(,[!-~]+)?")) {
        throw new TypeConversionException(
            value + ": must be HOST or HOST,APP as they stand in messages, without spaces");
      }
      String[] parts = value.split(",", 2);
      Optional<String> app = parts.length == 1 ? Optional.empty() : Optional.of(parts[1]);
      return new SignerName(parts[0], app);
    }
  }

  /** A whole number and a unit of time. */
  static final class Times implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
      if (!value.matches("0*[1-9]\\d{0,8}(ms|s|m|h)")) {
        throw new TypeConversionException(
            value + ": must be a whole number with ms, s, m or h behind it, such as 500ms or 10m");
      }
      long number = Long.parseLong(value.replaceFirst("\\D+", ""));
      return switch (value.replaceFirst("\\d+", "")) {
        case "ms" -> Duration.ofMillis(number);
        case "s" -> Duration.ofSeconds(number);
        case "m" -> Duration.ofMinutes(number);
        default -> Duration.ofHours(number);
      };
    }
  }

  /** A whole number and a binary unit. */
  static final class Sizes implements ITypeConverter<Long> {
    @Override
    public Long convert(String value) {
      long size = value.matches("\\d{1,9}[kmgKMG]") ? octets(value) : -1;
      if (size < VerifierConfig.LEAST_MEMORY || size > most()) {
        throw new TypeConversionException(
            String.format(
                Locale.ROOT,
                "%s: must be a whole number with k, m or g behind it, from %s to %s, half of the heap (see java -Xmx)",
                value,
                text(VerifierConfig.LEAST_MEMORY),
                text(most())));
      }
      return size;
    }

    /** Half of the heap: a run needs memory for more than what waits. */
    static long most() {
      return ofHeap(2);
    }

    /** The heap divided by this number. */
    static long ofHeap(int parts) {
      return Math.max(VerifierConfig.LEAST_MEMORY, Runtime.getRuntime().maxMemory() / parts);
    }

    private static long octets(String value) {
      long number = Long.parseLong(value.substring(0, value.length() - 1));
      return switch (value.charAt(value.length() - 1)) {
        case 'k', 'K' -> number << 10;
        case 'm', 'M' -> number << 20;
        default -> number << 30;
      };
    }

    private static String text(long octets) {
      return (octets >> 20) + "m";
    }
  }
}
