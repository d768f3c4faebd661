package io.sealpost.pipeline;

import io.sealpost.delivery.PipelineListener;
import io.sealpost.delivery.courier.CourierContext.Certificates;
import io.sealpost.delivery.keeper.Signing;
import io.sealpost.journal.directory.DirectoryLock;
import io.sealpost.sign.session.SessionDirectory;
import io.sealpost.sign.session.SignSession;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/**
 * The signing sessions of one directory, including those of earlier processes: begins them, and
 * finds their certificate blocks for the courier.
 */
final class SigningSessions implements Certificates {
  private final SessionDirectory directory;
  private final String signerId;
  private final PipelineListener listener;

  SigningSessions(DirectoryLock lock, PipelineListener listener) {
    this.directory = new SessionDirectory(lock.directory(), lock.madeOn());
    this.signerId = lock.signerId();
    this.listener = listener;
  }

  /**
   * Takes the next RSID and stores the certificate blocks of the session's first group: both are
   * forced before anything of the session is journaled.
   */
  Signing begin(SigningStart start) throws IOException {
    long last = directory.lastRsid();
    long rsid = directory.nextRsid(Clock.systemUTC());
    if (rsid < last) { // RFC 5848 §4.2.2: it should not go unnoticed
      listener.warning("the last session was " + last + ": their numbers (RSID) begin again at 1");
    }
    SignSession session =
        SignSession.start(rsid, start.signer(signerId), start.config(), directory::addCertificates);
    listener.info("session " + rsid + " is signed with the key " + start.key().fingerprint());
    return new Signing(session, start.config(), directory, () -> begin(start));
  }

  @Override
  public List<byte[]> of(long session) throws IOException {
    // An unsigned stream has session 0.
    return session > 0 ? directory.certificates(session) : List.of();
  }

  @Override
  public long changes() {
    return directory.changes();
  }

  /** Forgets sessions before this one: the journal no longer holds anything of them. */
  void forgetBefore(long session) throws IOException {
    directory.forgetBefore(session);
  }

  /** Closes the directory's files. */
  void close() throws IOException {
    directory.close();
  }
}
