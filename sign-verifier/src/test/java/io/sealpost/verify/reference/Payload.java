package io.sealpost.verify.reference;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.DSAPublicKey;
import java.security.spec.DSAPublicKeySpec;
import java.security.spec.KeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Payload Block (RFC 5848 §5.2) of the types K, C and N; others have no key here.
 *
 * @param key the DSA key in it
 */
record Payload(char type, Optional<DSAPublicKey> key) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:-|\\d{4}-\\d\\d-\\d\\dT[\\d:.]{8,15}(?:Z|[+-]\\d\\d:\\d\\d)) ([A-Za-z])(?: (.*))?");

  static final Payload NONE = new Payload('?', Optional.empty());

  static Optional<Payload> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    char type = parts.group(1).charAt(0);
    try {
      return Optional.of(new Payload(type, key(type, String.valueOf(parts.group(2)))));
    } catch (MalformedException | GeneralSecurityException e) {
      return Optional.of(new Payload(type, Optional.empty()));
    }
  }

  private static Optional<DSAPublicKey> key(char type, String blob)
      throws MalformedException, GeneralSecurityException {
    return switch (type) {
      case 'C' -> Optional.of(ofDer(OctetReader.publicKeyInfo(Block.base64(blob))));
      case 'K' -> Optional.of(bare(Block.base64(blob)));
      default -> Optional.empty();
    };
  }

  private static DSAPublicKey bare(byte[] blob)
      throws MalformedException, GeneralSecurityException {
    OctetReader in = new OctetReader(blob);
    if (in.isDer()) {
      return ofDer(blob);
    }
    var p = in.mpi();
    var q = in.mpi();
    var g = in.mpi();
    var y = in.mpi();
    in.end();
    return key(new DSAPublicKeySpec(y, p, q, g));
  }

  private static DSAPublicKey ofDer(byte[] publicKeyInfo)
      throws MalformedException, GeneralSecurityException {
    return key(new X509EncodedKeySpec(publicKeyInfo));
  }

  private static DSAPublicKey key(KeySpec spec)
      throws MalformedException, GeneralSecurityException {
    DSAPublicKey key = (DSAPublicKey) KeyFactory.getInstance("DSA").generatePublic(spec);
    if (key.getParams() == null) {
      throw new MalformedException("a key without its domain");
    }
    return key;
  }
}
