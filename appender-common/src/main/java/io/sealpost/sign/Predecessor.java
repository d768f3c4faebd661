package io.sealpost.sign;

import io.sealpost.message.Header;

/**
 * The session before another one, as its start notice names it: the last one that has such a notice
 * itself, because of any other an archive need not have anything.
 *
 * @param rsid 0 if there is none
 * @param ended whether it also has a notice that it ended
 */
record Predecessor(long rsid, boolean ended, String hostname, String appName) {
  static final Predecessor NONE = new Predecessor(0, false, "-", "-");

  /** A session that runs. */
  static Predecessor of(long rsid, Header signer) {
    return new Predecessor(rsid, false, signer.hostname(), signer.appName());
  }

  Predecessor atItsEnd() {
    return new Predecessor(rsid, true, hostname, appName);
  }

  /**
   * This one, unless the next is signed with other names: then it is another signer (RFC 5848
   * §4.2.1), whose messages need not be in the same archive.
   */
  Predecessor asSeenBy(Header next) {
    boolean sameNames = hostname.equals(next.hostname()) && appName.equals(next.appName());
    return sameNames ? this : NONE;
  }
}
