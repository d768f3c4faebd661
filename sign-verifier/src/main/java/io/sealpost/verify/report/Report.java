package io.sealpost.verify.report;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.trust.SignerKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was found about an archive as a whole. Immutable.
 *
 * @param groups the signature groups that have a readable block, ordered by their fields as text,
 *     except those given up earlier
 * @param findings for how many messages each kind was found, or for how many blocks, keys or
 *     sessions if it concerns those; kinds not found are absent
 */
public record Report(List<GroupReport> groups, Summary summary, Map<FindingKind, Long> findings) {
  /** The order of groups: by their fields as text, one after another. */
  public static final Comparator<GroupId> GROUP_ORDER =
      Comparator.comparing(GroupId::host)
          .thenComparing(GroupId::app)
          .thenComparing(GroupId::procId)
          .thenComparing(GroupId::rsid)
          .thenComparing(GroupId::ver)
          .thenComparing(GroupId::sg)
          .thenComparing(GroupId::spri);

  public Report {
    groups = List.copyOf(groups);
    findings = Map.copyOf(findings);
  }

  /**
   * The hosts that accepted keys are limited to; a limit may be a name that begins with a star.
   * Empty if any of the keys has no limit: then no host is foreign.
   */
  public Set<String> trustedHosts() {
    Set<String> hosts = new TreeSet<>();
    for (GroupReport group : groups) {
      for (SignerKey key : group.accepted()) {
        if (key.hosts().all()) {
          return Set.of();
        }
        hosts.addAll(key.hosts().hosts());
        hosts.addAll(key.hosts().certified());
      }
    }
    return hosts;
  }

  /** Whether the archive is covered and intact, under keys that the policy accepts. */
  public boolean isClean() {
    return findings.isEmpty();
  }

  /**
   * Combines the reports on two parts of an archive that were verified independently, such as those
   * of two hosts or of two whole sessions: no group may be in both.
   *
   * @throws IllegalArgumentException naming a group that is in both
   */
  public Report with(Report other) {
    Map<GroupId, GroupReport> merged = new TreeMap<>(GROUP_ORDER);
    for (List<GroupReport> part : List.of(groups, other.groups)) {
      for (GroupReport group : part) {
        if (merged.put(group.id(), group) != null) {
          throw new IllegalArgumentException(group.id() + " is in both parts");
        }
      }
    }
    Map<FindingKind, Long> both =
        new HashMap<>(new Counts<>(findings).plus(new Counts<>(other.findings)).all());
    if (merged.values().stream().anyMatch(group -> group.covered() > 0)) {
      both.remove(FindingKind.NOTHING_SIGNED);
    }
    return new Report(List.copyOf(merged.values()), summary.with(other.summary), both);
  }
}
