package io.sealpost.verify.reference;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.interfaces.DSAPublicKey;
import java.util.HashMap;
import java.util.Map;
import org.bouncycastle.crypto.params.DSAParameters;
import org.bouncycastle.crypto.params.DSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.DSASigner;

/**
 * Checks of DSA signatures, each made once: variants of one archive have most blocks in common. Any
 * size of key with either hash, which the JDK does not have. Confined to one thread.
 */
final class Checks {
  private record Check(DSAPublicKey key, String digest, DsaNumbers sign) {}

  private final Map<Check, Boolean> made = new HashMap<>();

  /** Whether this key has signed the block. */
  boolean isRight(DSAPublicKey key, Block block) {
    return isRight(key, block, block.signedOctets()) || isRightWithoutSpace(key, block);
  }

  /** Servers write an SP behind the structured data of a message without MSG. */
  private boolean isRightWithoutSpace(DSAPublicKey key, Block block) {
    String signed = block.signedOctets();
    return block.message().endsInOneSpace()
        && isRight(key, block, signed.substring(0, signed.length() - 1));
  }

  private boolean isRight(DSAPublicKey key, Block block, String signed) {
    String digest = Digests.ofVer(block.group().ver()).of(signed);
    return made.computeIfAbsent(new Check(key, digest, block.sign()), Checks::check);
  }

  private static boolean check(Check check) {
    DSAParameters domain =
        new DSAParameters(
            check.key().getParams().getP(),
            check.key().getParams().getQ(),
            check.key().getParams().getG());
    DSASigner verifier = new DSASigner();
    try {
      verifier.init(false, new DSAPublicKeyParameters(check.key().getY(), domain));
      byte[] digest = check.digest().getBytes(ISO_8859_1);
      return verifier.verifySignature(digest, check.sign().r(), check.sign().s());
    } catch (IllegalArgumentException e) {
      return false; // no key of that domain
    }
  }
}
