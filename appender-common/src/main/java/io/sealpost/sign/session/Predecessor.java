package io.sealpost.sign.session;

import io.sealpost.message.Header;
import java.util.Optional;

/**
 * The session before another one, as its start notice names it: the last one that has such a notice
 * itself, because of any other an archive need not have anything.
 *
 * @param rsid 0 if there is none
 * @param ended whether it also has a notice that it ended
 * @param mark how far its messages are covered; empty if a version wrote it that did not say so
 */
record Predecessor(
    long rsid, boolean ended, String hostname, String appName, Optional<CoveredMark> mark) {
  static final Predecessor NONE = new Predecessor(0, false, "-", "-", Optional.empty());

  /** A session that runs, so far. */
  static Predecessor of(long rsid, Header signer, CoveredMark mark) {
    return new Predecessor(rsid, false, signer.hostname(), signer.appName(), Optional.of(mark));
  }

  Predecessor atItsEnd() {
    return new Predecessor(rsid, true, hostname, appName, mark);
  }

  Predecessor at(CoveredMark other) {
    return new Predecessor(rsid, ended, hostname, appName, Optional.of(other));
  }

  /** The last numbers of its groups, as a notice has them; empty if none is known. */
  String last() {
    return mark.map(known -> known.numbers().text(" ")).orElse("");
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
