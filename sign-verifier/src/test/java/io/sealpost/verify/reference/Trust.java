package io.sealpost.verify.reference;

import java.security.PublicKey;
import java.security.interfaces.DSAPublicKey;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whose signatures count: those of known keys, or those of the keys that the archive carries.
 *
 * @param keys none: keys are taken from the archive, and that is fine
 */
public record Trust(List<Known> keys) {
  public static final Trust SELF_CARRIED = new Trust(List.of());

  public Trust {
    keys = List.copyOf(keys);
  }

  /**
   * A key that is trusted.
   *
   * @param hosts the HOSTNAMEs that it may sign for, compared without case; empty for all
   */
  public record Known(PublicKey key, Set<String> hosts) {
    boolean permits(String host) {
      return hosts.isEmpty()
          || hosts.stream().anyMatch(known -> folded(known).equals(folded(host)));
    }

    private static String folded(String host) {
      return host.toLowerCase(Locale.ROOT);
    }
  }

  boolean isSelfCarried() {
    return keys.isEmpty();
  }

  /** Whether a key may sign for that HOSTNAME: several entries of one key add up. */
  boolean permits(DSAPublicKey key, String host) {
    return isSelfCarried()
        || keys.stream().anyMatch(known -> known.key().equals(key) && known.permits(host));
  }

  /** Whether a key may sign whatever it likes. */
  boolean permitsAll(DSAPublicKey key) {
    return isSelfCarried()
        || keys.stream().anyMatch(known -> known.key().equals(key) && known.hosts().isEmpty());
  }

  /** The keys that a signer on that host may have used without sending them. */
  List<DSAPublicKey> keysFor(String host) {
    return keys.stream()
        .filter(known -> known.permits(host))
        .map(Known::key)
        .filter(DSAPublicKey.class::isInstance)
        .map(DSAPublicKey.class::cast)
        .toList();
  }
}
