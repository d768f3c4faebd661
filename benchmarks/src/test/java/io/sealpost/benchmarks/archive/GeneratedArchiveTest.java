package io.sealpost.benchmarks.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealpost.verify.ArchiveVerifier;
import io.sealpost.verify.VerifierConfig;
import io.sealpost.verify.input.ArchiveReader;
import io.sealpost.verify.input.LineSink;
import io.sealpost.verify.report.Report;
import io.sealpost.verify.report.Summary;
import io.sealpost.verify.report.VerdictSink;
import io.sealpost.verify.trust.TrustPolicy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The verifier finds in a generated archive what was put there. */
class GeneratedArchiveTest {
  private final ByteArrayOutputStream archive = new ByteArrayOutputStream();

  private GeneratedArchive.Counts generate(GeneratorOptions options)
      throws IOException, GeneralSecurityException {
    return new GeneratedArchive(options, archive).write();
  }

  private Report verify() throws IOException {
    VerifierConfig config = VerifierConfig.of(new TrustPolicy(List.of(), true));
    try (ArchiveVerifier verifier = new ArchiveVerifier(config, new VerdictSink() {})) {
      verifier.startFile("generated");
      ArchiveReader.read(
          new ByteArrayInputStream(archive.toByteArray()), false, new ToVerifier(verifier));
      return verifier.finish();
    }
  }

  @ParameterizedTest
  @EnumSource(ArchiveStyle.class)
  void archiveIsIntact(ArchiveStyle style) throws IOException, GeneralSecurityException {
    GeneratorOptions options = GeneratorOptions.of(style, 1000);

    assertThat(generate(options)).isEqualTo(new GeneratedArchive.Counts(1000, 0, 0, 0));

    Report report = verify();
    assertThat(report.findings()).isEmpty();
    assertThat(report.summary().verified()).isEqualTo(1000);
  }

  @Test
  void whatIsWrongIsFound() throws IOException, GeneralSecurityException {
    GeneratorOptions options =
        GeneratorOptions.parse(
            "--messages 3000 --sessions 7 --lost 0.01 --replayed 0.02 --unsigned 0.03 --octets 100"
                .split(" ", -1));

    GeneratedArchive.Counts counts = generate(options);

    Summary found = verify().summary();
    assertThat(counts)
        .isEqualTo(
            new GeneratedArchive.Counts(
                found.verified(), found.lost(), found.replay(), found.unsigned()));
    assertThat(counts.lost()).isPositive();
    assertThat(counts.replayed()).isPositive();
    assertThat(counts.unsigned()).isPositive();
  }

  @Test
  void sameSeedGivesTheSameArchive() throws IOException, GeneralSecurityException {
    generate(GeneratorOptions.parse("--messages", "100", "--seed", "7"));
    byte[] first = archive.toByteArray();
    archive.reset();
    generate(GeneratorOptions.parse("--messages", "100", "--seed", "7"));

    assertThat(archive.toByteArray()).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--messages 0",
        "--messages 1 --octets 10",
        "--messages 1 --sessions 2",
        "--messages 1 --lost 2",
        "--messages 1 --lost NaN",
        "--messages 1 --style 2009",
        "--messages 1 --what 1",
        "--messages"
      })
  void optionsThatMakeNoSenseAreRefused(String line) {
    assertThatThrownBy(() -> GeneratorOptions.parse(line.split(" ", -1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private record ToVerifier(ArchiveVerifier verifier) implements LineSink {
    @Override
    public void line(int number, byte[] octets, int from, int to) throws IOException {
      verifier.add(number, octets, from, to);
    }

    @Override
    public void cutLine(int number, byte[] octets, int from, int to) throws IOException {
      verifier.addCut(number, octets, from, to);
    }
  }
}
