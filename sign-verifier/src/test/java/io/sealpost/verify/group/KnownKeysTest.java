package io.sealpost.verify.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.sign.key.VerificationKey;
import io.sealpost.verify.TestSigner;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownKeysTest {
  private final KnownKeys ring = new KnownKeys();

  @Test
  void sameKeyFromAnotherPayloadIsTheSameObject() throws Exception {
    PublicKey sent = TestSigner.create("0111").keys().getPublic();
    PublicKey sentAgain =
        KeyFactory.getInstance("DSA").generatePublic(new X509EncodedKeySpec(sent.getEncoded()));

    VerificationKey key = ring.find(sent).orElseThrow();

    assertThat(key.publicKey()).isEqualTo(sent);
    assertThat(ring.find(sentAgain).orElseThrow()).isSameAs(key);
    assertThat(ring.find(TestSigner.create("0111").keys().getPublic()).orElseThrow())
        .isNotEqualTo(key);
  }

  @Test
  void keyThatNothingIsSignedWithIsNone() throws Exception {
    assertThat(ring.find(KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic()))
        .isEmpty();
  }

  @Test
  void keysThatAreNotUsedAreForgottenForOthers() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
    List<PublicKey> keys = new ArrayList<>();
    while (keys.size() <= KnownKeys.MOST) {
      keys.add(generator.generateKeyPair().getPublic());
    }
    List<VerificationKey> first = keys.stream().map(key -> ring.find(key).orElseThrow()).toList();

    Set<VerificationKey> made = Collections.newSetFromMap(new IdentityHashMap<>());
    made.addAll(first);
    long kept = 0;
    for (int i = 0; i < keys.size(); i++) {
      VerificationKey again = ring.find(keys.get(i)).orElseThrow();
      assertThat(again).isEqualTo(first.get(i));
      kept += made.contains(again) ? 1 : 0;
    }
    assertThat(kept).isBetween(1L, (long) KnownKeys.MOST);
  }
}
