package io.sealpost.verify;

import io.sealpost.sign.GroupId;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which copies of a message are beyond the number that was signed, and which of those a
 * sender repeated for a good reason.
 */
final class Copies {
  /*
   * Of equal copies the first ones in the input are the wanted ones, the later ones are repeats. A sender that delivers
   * at least once repeats for one reason: a connection broke, and everything since the last confirmation goes again, in
   * order, before anything new. So a *redelivered run* is known by three things, all in the stream of one session (other
   * senders may lie between in a mixed archive):
   *
   *   1. it repeats, in the original order and without a gap, the last messages that the session had delivered:
   *      A B C D E | C D E | F        and not A B C D E | C D | F, which leaves E out
   *   2. nothing new of the session comes within it; should the connection break again before the run is through,
   *      it may start again inside itself:
   *      A B C D E | C D | C D E | F
   *   3. it is two messages at least. One message alone that repeats the last one is what an edited file or a
   *      doubled line looks like too, so it counts only directly behind a certificate block of its signer, which
   *      a new connection begins with (§6.1.1), or behind a run of another session of that signer: what a crash left
   *      unsealed is numbered by the next session but goes again together with what came before.
   *
   * Whoever imitates all this repeats what was delivered a moment ago, and changes nothing that is signed. All other
   * repeats are replays.
   *
   * Equal messages that were signed several times make it undecided which copy is the repeat. A copy that goes on with an
   * open run is taken for a repeat, any other for a new one as long as new ones are wanted.
   */
  private final Matches matches;
  private final BitSet beyond = new BitSet();
  private final BitSet redelivered = new BitSet();
  private final Map<SessionId, SessionStream> streams = new HashMap<>();
  private final Map<Signer, LastSeen> lastSeen = new HashMap<>();
  private final int[] seen;
  private final int[] taken;
  private final int[] lastNew;

  /** A signer over all its sessions and processes. */
  private record Signer(String host, String app) {}

  /** What came last of a signer: one of these two, or neither. */
  private record LastSeen(boolean certificate, List<SessionId> repeatOf) {
    static final LastSeen NEW_MESSAGE = new LastSeen(false, List.of());
    static final LastSeen CERTIFICATE = new LastSeen(true, List.of());

    boolean speaksForConnect(SessionId session) {
      return certificate || (!repeatOf.isEmpty() && !repeatOf.contains(session));
    }
  }

  Copies(Matches matches, int lines, int hashes, Map<Integer, GroupId> certificates) {
    this.matches = matches;
    seen = new int[hashes];
    taken = new int[hashes];
    lastNew = new int[hashes];
    if (!hasMoreThanWanted(hashes)) return;
    for (int line = 0; line < lines; line++) {
      GroupId certificate = certificates.get(line);
      if (certificate != null) {
        lastSeen.put(new Signer(certificate.host(), certificate.app()), LastSeen.CERTIFICATE);
      } else if (matches.hashAt(line) != Matches.ABSENT) {
        judge(line, matches.hashAt(line));
      }
    }
    streams.values().forEach(SessionStream::endRun);
  }

  private boolean hasMoreThanWanted(int hashes) {
    for (int hash = 0; hash < hashes; hash++) {
      if (matches.present(hash) > matches.wanted(hash)) return true;
    }
    return false;
  }

  private void judge(int line, int hash) {
    List<SessionId> sessions = matches.sessions(hash);
    if (isRepeat(hash, sessions)) {
      beyond.set(line);
      repeat(line, hash, sessions);
    } else {
      taken[hash]++;
      lastNew[hash] = line;
      for (SessionId session : sessions) {
        stream(session).deliver(line);
        lastSeen.put(signer(session), LastSeen.NEW_MESSAGE);
      }
    }
    seen[hash]++;
  }

  private void repeat(int line, int hash, List<SessionId> sessions) {
    for (SessionId session : sessions) {
      LastSeen before = lastSeen.getOrDefault(signer(session), LastSeen.NEW_MESSAGE);
      stream(session).repeat(line, lastNew[hash], before.speaksForConnect(session));
    }
    LastSeen now = new LastSeen(false, sessions);
    sessions.forEach(session -> lastSeen.put(signer(session), now));
  }

  private boolean isRepeat(int hash, List<SessionId> sessions) {
    int wanted = matches.wanted(hash);
    int surplus = matches.present(hash) - wanted;
    if (surplus <= 0) return false;
    if (taken[hash] == wanted) return true;
    boolean repeatsLeft = seen[hash] - taken[hash] < surplus;
    return repeatsLeft && sessions.stream().anyMatch(session -> stream(session).expects(hash));
  }

  private SessionStream stream(SessionId session) {
    return streams.computeIfAbsent(session, id -> new SessionStream(matches, redelivered));
  }

  private static Signer signer(SessionId session) {
    return new Signer(session.host(), session.app());
  }

  /** Whether the line is a copy beyond those wanted. */
  boolean isBeyond(int line) {
    return beyond.get(line);
  }

  /** Whether such a copy came in a redelivered run. */
  boolean isRedelivered(int line) {
    return redelivered.get(line);
  }

  int countRedelivered() {
    return redelivered.cardinality();
  }

  int countReplayed() {
    return beyond.cardinality() - redelivered.cardinality();
  }
}
