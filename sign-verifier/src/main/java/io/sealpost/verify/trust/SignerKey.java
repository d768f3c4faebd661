package io.sealpost.verify.trust;

import io.sealpost.keys.Fingerprint;
import io.sealpost.sign.PayloadBlock;
import io.sealpost.sign.key.VerificationKey;
import io.sealpost.verify.trust.TrustPolicy.Standing;
import java.util.Optional;

/**
 * A key that signed the certificate blocks of a group or was known beforehand.
 *
 * @param type type letter of the payload that it came in; empty if it came in none
 * @param fingerprint as in RFC 5425 §4.2.2: SHA-256 over the certificate or the bare key; for an
 *     OpenPGP key, its own fingerprint
 * @param start when the session began, according to its payload; empty if there is none
 * @param hosts the hosts whose messages it may sign
 */
public record SignerKey(
    VerificationKey key,
    Optional<Character> type,
    String fingerprint,
    Optional<String> start,
    Standing standing,
    HostScope hosts) {

  /** A key from a payload. */
  public static SignerKey of(
      VerificationKey key, PayloadBlock payload, Standing standing, HostScope hosts) {
    byte[] octets = payload.fingerprinted().orElseGet(key.publicKey()::getEncoded);
    Fingerprint fingerprint =
        payload.type() == 'P' // RFC 4880 §12.2
            ? Fingerprint.sha1(octets)
            : Fingerprint.sha256(octets);
    return new SignerKey(
        key,
        Optional.of(payload.type()),
        fingerprint.toString(),
        Optional.of(payload.timestamp()),
        standing,
        hosts);
  }

  /** A key from the policy, known before any payload. */
  public static SignerKey knownBeforehand(VerificationKey key, HostScope hosts) {
    return new SignerKey(
        key,
        Optional.empty(),
        Fingerprint.sha256(key.publicKey().getEncoded()).toString(),
        Optional.empty(),
        Standing.TRUSTED,
        hosts);
  }

  /** Whether blocks signed with it count. */
  public boolean isAccepted() {
    return standing != Standing.REFUSED;
  }

  public boolean isTrusted() {
    return standing == Standing.TRUSTED;
  }
}
