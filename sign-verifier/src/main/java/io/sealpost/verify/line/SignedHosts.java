package io.sealpost.verify.line;

import io.sealpost.message.ParsedMessage;
import io.sealpost.verify.group.Group;
import io.sealpost.verify.group.MessageHash;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Binds messages to the hosts that keys are trusted for: a signature over a message with another
 * HOSTNAME does not count.
 */
public final class SignedHosts {
  private static final String NONE = "-"; // which no key can be trusted for by name

  private SignedHosts() {}

  /** Withdraws the numbers of a line's hash from groups that are not trusted for its HOSTNAME. */
  static void check(LineBatch batch, int line, MessageHash hash) {
    Group only = hash.onlyGroup();
    if (only != null && !only.keys().areRestricted()) {
      return;
    }
    String host = null;
    for (Group group : restricted(hash)) {
      if (host == null) {
        host = host(batch, line);
      }
      if (!host.equals(NONE) && group.keys().permit(host)) {
        continue;
      }
      hash.withdraw(group);
      batch.marks().markForeign(line, group);
    }
  }

  private static Set<Group> restricted(MessageHash hash) {
    Set<Group> groups = new LinkedHashSet<>();
    for (Group group : hash.signed().keySet()) {
      if (group.keys().areRestricted()) {
        groups.add(group);
      }
    }
    return groups;
  }

  /** The HOSTNAME of a line; {@code -} if it has none. */
  public static String host(LineBatch batch, int line) {
    return batch.parse(line).map(ParsedMessage::hostname).orElse(NONE);
  }
}
