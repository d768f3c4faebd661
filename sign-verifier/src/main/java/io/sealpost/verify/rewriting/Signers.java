package io.sealpost.verify.rewriting;

import io.sealpost.message.ParsedMessage;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * HOSTNAME and APP-NAME of the signers whose blocks have come. A signer sends a certificate block
 * first, so it is known before its messages come.
 */
final class Signers {
  private static final int MOST = 1000;

  private final Set<String> names = new HashSet<>();

  void add(ParsedMessage block) {
    if (names.size() < MOST) {
      names.add(name(block));
    }
  }

  boolean has(ParsedMessage message) {
    return names.contains(name(message));
  }

  private static String name(ParsedMessage message) {
    return message.hostname().toLowerCase(Locale.ROOT) + " " + message.appName();
  }
}
