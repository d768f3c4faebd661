package io.sealpost.sign.session;

import io.sealpost.message.Header;
import java.util.Optional;

/**
 * The session before another one, as the latter's start notice names it: the last one that has a
 * start notice itself, because an archive need not contain anything of any other.
 *
 * @param rsid 0 if there is none
 * @param ended whether it also has a notice that it ended
 * @param mark how far its messages are covered; empty if an older version, which did not record it,
 *     wrote the file
 */
record Predecessor(
    long rsid, boolean ended, String hostname, String appName, Optional<CoveredMark> mark) {
  static final Predecessor NONE = new Predecessor(0, false, "-", "-", Optional.empty());

  /** A session that is still running, as covered so far. */
  static Predecessor of(long rsid, Header signer, CoveredMark mark) {
    return new Predecessor(rsid, false, signer.hostname(), signer.appName(), Optional.of(mark));
  }

  Predecessor atItsEnd() {
    return new Predecessor(rsid, true, hostname, appName, mark);
  }

  Predecessor at(CoveredMark other) {
    return new Predecessor(rsid, ended, hostname, appName, Optional.of(other));
  }

  /** The last numbers of its groups, as in a notice; empty if none is known. */
  String last() {
    return mark.map(known -> known.numbers().text(" ")).orElse("");
  }

  /**
   * This session, unless the next is signed with other names: then it has another signer (RFC 5848
   * §4.2.1), whose messages need not be in the same archive.
   */
  Predecessor asSeenBy(Header next) {
    boolean sameNames = hostname.equals(next.hostname()) && appName.equals(next.appName());
    return sameNames ? this : NONE;
  }
}
