package io.sealpost.sign.dsa;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.sign.key.Hash;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.DSAParametersGenerator;
import org.bouncycastle.crypto.params.DSAParameterGenerationParameters;
import org.bouncycastle.crypto.params.DSAParameters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DsaDomainTest {
  @ParameterizedTest
  @EnumSource(DsaDomain.class)
  void parametersComeOutOfTheirPhraseAgain(DsaDomain domain) {
    DSAParameters ours = domain.parameters();
    int bitsOfQ = ours.getQ().bitLength();
    byte[] hash = Hash.SHA_256.newDigest().digest(domain.phrase().getBytes(US_ASCII));

    DSAParametersGenerator generator = new DSAParametersGenerator(new SHA256Digest());
    generator.init(
        new DSAParameterGenerationParameters(
            ours.getP().bitLength(),
            bitsOfQ,
            80,
            new SeedFirst(Arrays.copyOf(hash, bitsOfQ / 8)),
            DSAParameterGenerationParameters.DIGITAL_SIGNATURE_USAGE));

    assertThat(generator.generateParameters()).isEqualTo(ours);
  }

  /** Gives one seed, then goes on as random numbers do: for the tests of primality. */
  private static final class SeedFirst extends SecureRandom {
    private static final long serialVersionUID = 1;

    private final byte[] seed;
    private boolean given;

    SeedFirst(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public synchronized void nextBytes(byte[] octets) {
      if (given) {
        super.nextBytes(octets);
      } else {
        System.arraycopy(seed, 0, octets, 0, octets.length);
        given = true;
      }
    }
  }
}
