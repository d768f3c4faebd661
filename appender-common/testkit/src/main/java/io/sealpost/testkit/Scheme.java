package io.sealpost.testkit;

import java.util.function.Supplier;

/** What a collector speaks; named as in the appender's {@code target}. */
@SuppressWarnings("ImmutableEnumChecker") // each call of the supplier makes another dialogue
public enum Scheme {
  /** Messages with their lengths before them (RFC 6587), in clear text. */
  TCP("tcp", false, CountedDialogue::new),
  /** The same over TLS (RFC 5425). */
  TLS("tls", true, CountedDialogue::new),
  /** RELP, where each message is answered, in clear text. */
  RELP("relp", false, RelpDialogue::new),
  /** RELP over TLS. */
  RELP_TLS("relp+tls", true, RelpDialogue::new);

  private final String uriScheme;
  private final boolean encrypted;
  private final Supplier<Dialogue> dialogue;

  Scheme(String uriScheme, boolean encrypted, Supplier<Dialogue> dialogue) {
    this.uriScheme = uriScheme;
    this.encrypted = encrypted;
    this.dialogue = dialogue;
  }

  /** Returns the scheme of the {@code target}, such as {@code relp+tls}. */
  public String uriScheme() {
    return uriScheme;
  }

  /** Returns whether it needs certificates. */
  public boolean encrypted() {
    return encrypted;
  }

  /** Returns the server's part of one connection. */
  Dialogue dialogue() {
    return dialogue.get();
  }
}
