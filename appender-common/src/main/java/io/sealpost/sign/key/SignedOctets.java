package io.sealpost.sign.key;

import java.security.MessageDigest;
import org.bouncycastle.crypto.Signer;

/**
 * The octets that a signature covers: {@code octets[from, to)} without {@code octets[cutFrom,
 * cutTo)}, which is inside it. Keeps the array; any thread may read it.
 */
public final class SignedOctets {
  private final byte[] octets;
  private final int from;
  private final int cutFrom;
  private final int cutTo;
  private final int to;

  public SignedOctets(byte[] octets, int from, int cutFrom, int cutTo, int to) {
    this.octets = octets;
    this.from = from;
    this.cutFrom = cutFrom;
    this.cutTo = cutTo;
    this.to = to;
  }

  /** Cuts nothing out. */
  SignedOctets(byte[] octets, int from, int to) {
    this(octets, from, to, to, to);
  }

  byte[] digest(Hash hash) {
    MessageDigest digest = hash.newDigest();
    digest.update(octets, from, cutFrom - from);
    digest.update(octets, cutTo, to - cutTo);
    return digest.digest();
  }

  void update(Signer signer) {
    signer.update(octets, from, cutFrom - from);
    signer.update(octets, cutTo, to - cutTo);
  }
}
