package io.sealpost.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.sealpost.sign.Block;
import io.sealpost.testing.Fuzzing;
import io.sealpost.testing.ThoroughOnly;
import java.io.IOException;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Archives, made of what nobody thought of. */
class FuzzIT {
  static Stream<Class<?>> targets() {
    return Stream.of(FuzzedArchive.class);
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
            ArchiveVerifier.class,
            Block.class,
            Caffeine.class,
            ASN1Object.class,
            X509CertificateHolder.class,
            PEMParser.class);

    assertThat(outcome.status()).as(outcome.output()).isZero();
  }
}
