package io.sealpost.verify.trust;

import io.sealpost.sign.PayloadBlock;
import java.security.PublicKey;
import java.security.interfaces.DSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whose signatures count. Immutable.
 *
 * <p>With trusted signers only their keys are accepted. Without any, keys are taken from the
 * archive itself: that shows damage and loss, but proves nothing against somebody who could rewrite
 * the whole archive, and is a finding unless {@code selfCarriedAccepted}. With both, keys that no
 * anchor recognises are taken from the archive all the same.
 *
 * <p>That goes for the keys of RFC 5848 only. A key of a vendor scheme counts when an anchor
 * recognises it, and never because the archive carries it.
 *
 * @param selfCarriedAccepted whether keys that only the archive vouches for are good enough
 */
public record TrustPolicy(List<TrustedSigner> signers, boolean selfCarriedAccepted) {
  /** Nobody is known: keys come from the archive, and that is a finding. */
  public static final TrustPolicy NONE = new TrustPolicy(List.of(), false);

  public TrustPolicy {
    signers = List.copyOf(signers);
  }

  /** What a key is worth to this policy. */
  public enum Standing {
    /** Recognised by an anchor. */
    TRUSTED,
    /** Only the archive vouches for it. */
    SELF_CARRIED,
    /** No anchor recognises it, and the archive's word is not enough. */
    REFUSED
  }

  /**
   * A signer that is trusted.
   *
   * @param hosts the HOSTNAMEs that it may sign for, its own among them, compared without case;
   *     empty for those that its certificate names where a CA is trusted, and else for all
   */
  public record TrustedSigner(TrustAnchor anchor, Set<String> hosts) {
    public TrustedSigner {
      hosts = hosts.stream().map(TrustedSigner::folded).collect(Collectors.toUnmodifiableSet());
    }

    boolean maySignFor(String host) {
      return hosts.isEmpty() || hosts.contains(folded(host));
    }

    HostScope scope(PayloadBlock payload) {
      return hosts.isEmpty() ? anchor.hosts(payload) : HostScope.of(hosts);
    }

    private static String folded(String host) {
      return host.toLowerCase(Locale.ROOT);
    }
  }

  /** What the key in a payload, sent by a signer on that host, is worth. */
  public Standing judge(String host, PayloadBlock payload) {
    for (TrustedSigner signer : signers) {
      if (signer.maySignFor(host) && signer.anchor().recognises(host, payload)) {
        return Standing.TRUSTED;
      }
    }
    return mayBeSelfCarried(payload) ? Standing.SELF_CARRIED : Standing.REFUSED;
  }

  /**
   * The hosts whose messages the key in a payload, sent by a signer on that host, may sign: those
   * of all signers that are trusted with it. No anchor limits a key that only the archive vouches
   * for.
   */
  public HostScope hosts(String host, PayloadBlock payload) {
    List<HostScope> scopes =
        signers.stream()
            .filter(signer -> signer.anchor().recognises(host, payload))
            .map(signer -> signer.scope(payload))
            .toList();
    return scopes.isEmpty() ? HostScope.ALL : HostScope.union(scopes);
  }

  /** The same for a key that is known beforehand. */
  public HostScope hosts(PublicKey key) {
    return HostScope.union(
        signers.stream()
            .filter(signer -> signer.anchor().key().filter(key::equals).isPresent())
            .map(signer -> signer.hosts().isEmpty() ? HostScope.ALL : HostScope.of(signer.hosts()))
            .toList());
  }

  /** Keys known beforehand that a signer on that host may have used without sending them. */
  public List<PublicKey> keysFor(String host) {
    List<PublicKey> keys = new ArrayList<>();
    for (TrustedSigner signer : signers) {
      if (signer.maySignFor(host)) {
        signer.anchor().key().ifPresent(keys::add);
      }
    }
    return keys;
  }

  private boolean mayBeSelfCarried(PayloadBlock payload) {
    boolean takesKeysFromArchive = signers.isEmpty() || selfCarriedAccepted;
    return takesKeysFromArchive && payload.key().filter(DSAPublicKey.class::isInstance).isPresent();
  }
}
