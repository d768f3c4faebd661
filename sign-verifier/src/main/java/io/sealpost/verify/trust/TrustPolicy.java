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
 * Decides whose signatures count. Immutable.
 *
 * <p>With trusted signers, only their keys are accepted. Without any, keys are taken from the
 * archive itself: that shows damage and loss, but proves nothing against an attacker who could
 * rewrite the whole archive, and is a finding unless {@code selfCarriedAccepted}. With both, keys
 * that no anchor recognises are still taken from the archive.
 *
 * <p>This applies only to the keys of RFC 5848. A key of a vendor scheme counts if an anchor
 * recognises it, and never because the archive carries it.
 *
 * @param selfCarriedAccepted whether keys vouched for only by the archive are accepted
 */
public record TrustPolicy(List<TrustedSigner> signers, boolean selfCarriedAccepted) {
  /** A policy without signers: keys come from the archive, and that is a finding. */
  public static final TrustPolicy NONE = new TrustPolicy(List.of(), false);

  public TrustPolicy {
    signers = List.copyOf(signers);
  }

  /** The standing of a key under this policy. */
  public enum Standing {
    /** Recognised by an anchor. */
    TRUSTED,
    /** Vouched for only by the archive. */
    SELF_CARRIED,
    /** No anchor recognises it, and the archive's word is not enough. */
    REFUSED
  }

  /**
   * A trusted signer.
   *
   * @param hosts the HOSTNAMEs that it may sign for, including its own, compared ignoring case;
   *     empty means those that its certificate names if a CA is trusted, otherwise all
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

  /** The standing of the key in a payload sent by a signer on that host. */
  public Standing judge(String host, PayloadBlock payload) {
    for (TrustedSigner signer : signers) {
      if (signer.maySignFor(host) && signer.anchor().recognises(host, payload)) {
        return Standing.TRUSTED;
      }
    }
    return mayBeSelfCarried(payload) ? Standing.SELF_CARRIED : Standing.REFUSED;
  }

  /**
   * The hosts whose messages may be signed by the key in a payload sent by a signer on that host:
   * those of all signers trusted with that key. No anchor limits a key vouched for only by the
   * archive.
   */
  public HostScope hosts(String host, PayloadBlock payload) {
    List<HostScope> scopes =
        signers.stream()
            .filter(signer -> signer.anchor().recognises(host, payload))
            .map(signer -> signer.scope(payload))
            .toList();
    return scopes.isEmpty() ? HostScope.ALL : HostScope.union(scopes);
  }

  /** The hosts whose messages a key known beforehand may sign. */
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
