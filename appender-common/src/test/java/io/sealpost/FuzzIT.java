package io.sealpost;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.keys.FuzzedFingerprint;
import io.sealpost.message.FuzzedMessage;
import io.sealpost.sign.FuzzedBlock;
import io.sealpost.sign.FuzzedPayload;
import io.sealpost.testing.Fuzzing;
import io.sealpost.testing.ThoroughOnly;
import io.sealpost.transport.FuzzedRelpFrame;
import io.sealpost.transport.FuzzedTarget;
import java.io.IOException;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The parsers of what comes from elsewhere, fed with what nobody thought of. */
class FuzzIT {
  static Stream<Class<?>> targets() {
    return Stream.of(
        FuzzedMessage.class,
        FuzzedBlock.class,
        FuzzedPayload.class,
        FuzzedRelpFrame.class,
        FuzzedTarget.class,
        FuzzedFingerprint.class);
  }

  @ParameterizedTest
  @MethodSource("targets")
  void nothingIsThrownAtWhatLiesReadyAndItsVariations(Class<?> target) throws Exception {
    Fuzzing.feed(target);
  }

  @ThoroughOnly
  @ParameterizedTest
  @MethodSource("targets")
  void nothingIsThrown(Class<?> target) throws IOException, InterruptedException {
    Fuzzing.Outcome outcome =
        Fuzzing.run(
            target,
            SyslogPipeline.class,
            ASN1Object.class,
            X509CertificateHolder.class,
            PEMParser.class);

    assertThat(outcome.status()).as(outcome.output()).isZero();
  }
}
