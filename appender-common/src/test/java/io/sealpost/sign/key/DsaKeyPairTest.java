package io.sealpost.sign.key;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.sign.dsa.DsaDomain;
import io.sealpost.sign.dsa.DsaSignature;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.signers.DSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DsaKeyPairTest {
  @ParameterizedTest
  @EnumSource(DsaDomain.class)
  void signaturesAreThoseOfBouncyCastleWithTablesOrWithout(DsaDomain domain) {
    DsaKeyPair pair = DsaKeyPair.generate(domain);
    DSASigner reference = new DSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    reference.init(true, pair.privateKey());
    for (int use = 1; use < 2 * SoftTables.USES_BEFORE; use++) {
      byte[] message = ("message " + use).getBytes(US_ASCII);
      for (Hash hash : Hash.values()) {
        byte[] digest = new SignedOctets(message, 0, message.length).digest(hash);
        BigInteger[] expected = reference.generateSignature(digest);

        assertThat(pair.sign(digest)).isEqualTo(new DsaSignature(expected[0], expected[1]));
      }
    }
    assertThat(pair.hasTables()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(DsaDomain.class)
  void digestsOfAnyValueAreSigned(DsaDomain domain) {
    DsaKeyPair pair = DsaKeyPair.generate(domain);
    while (!pair.hasTables()) {
      pair.sign(new byte[32]);
    }
    byte[] ones = new byte[32];
    Arrays.fill(ones, (byte) 0xFF);
    for (byte[] digest : new byte[][] {new byte[20], new byte[32], ones}) {
      assertThat(pair.publicKey().verifies(digest, pair.sign(digest))).isTrue();
    }
  }
}
