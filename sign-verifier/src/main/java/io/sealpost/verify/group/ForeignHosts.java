package io.sealpost.verify.group;

import java.util.ArrayList;
import java.util.List;

/**
 * The HOSTNAMEs whose messages a group signed without its key being trusted for them: how many
 * messages, and some of the names. Confined to the verification's thread.
 */
public final class ForeignHosts {
  private static final int MOST_NAMES = 10;

  private final List<String> names = new ArrayList<>();
  private long messages;

  /** Counts one more message of that host. */
  public void count(String host) {
    messages++;
    if (names.size() < MOST_NAMES && !names.contains(host)) {
      names.add(host);
    }
  }

  long messages() {
    return messages;
  }

  /** Some of the names, in the order in which they came. */
  List<String> names() {
    return names;
  }

  /** These and those of a later part of the archive. */
  ForeignHosts with(ForeignHosts later) {
    ForeignHosts both = new ForeignHosts();
    both.messages = messages + later.messages;
    both.names.addAll(names);
    for (String name : later.names) {
      if (both.names.size() < MOST_NAMES && !both.names.contains(name)) {
        both.names.add(name);
      }
    }
    return both;
  }
}
