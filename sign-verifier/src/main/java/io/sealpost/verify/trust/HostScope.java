package io.sealpost.verify.trust;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The HOSTNAMEs whose messages a key may sign: each message of an archive is checked against it.
 * Immutable.
 *
 * @param all whether there is no limit
 * @param hosts those given by name, in lower case
 * @param certified those that a certificate names; {@code *} may stand for a first label
 */
public record HostScope(boolean all, Set<String> hosts, List<String> certified) {
  /** A scope without a limit. */
  public static final HostScope ALL = new HostScope(true, Set.of(), List.of());

  private static final HostScope NONE = new HostScope(false, Set.of(), List.of());

  public HostScope {
    hosts = Set.copyOf(hosts);
    certified = List.copyOf(certified);
  }

  /** Only these hosts. */
  static HostScope of(Set<String> names) {
    Set<String> lower =
        names.stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    return new HostScope(false, lower, List.of());
  }

  /** The hosts that a certificate names. */
  static HostScope certified(CertificateHosts names) {
    return new HostScope(false, Set.of(), names.names());
  }

  /** The hosts that any of the scopes permits. */
  static HostScope union(List<HostScope> scopes) {
    return scopes.stream().reduce(NONE, HostScope::or);
  }

  private HostScope or(HostScope other) {
    if (all || other.all) {
      return ALL;
    }
    Set<String> both = new LinkedHashSet<>(hosts);
    both.addAll(other.hosts);
    List<String> names =
        Stream.concat(certified.stream(), other.certified.stream()).distinct().toList();
    return new HostScope(false, both, names);
  }

  /** Whether messages of this HOSTNAME may be signed; compared ignoring case. */
  public boolean permits(String host) {
    return all
        || hosts.contains(host.toLowerCase(Locale.ROOT))
        || new CertificateHosts(certified).fit(host);
  }
}
