package io.sealpost.delivery.courier;

import io.sealpost.transport.Connection;
import io.sealpost.transport.NotListeningException;
import java.io.IOException;

/** A connection that carries one entry, to see whether the collector takes it. */
final class SingleSend {
  private final CourierContext context;
  private final Connection connection;

  SingleSend(CourierContext context, Connection connection) {
    this.context = context;
    this.connection = connection;
  }

  /**
   * Sends the entry, after the certificates that belong before it. Returns whether it was
   * confirmed.
   *
   * @throws NotListeningException if nothing listens there, which says nothing about the entry
   */
  boolean brings(Candidate entry) throws NotListeningException {
    CertificateResender resender = context.certificateResender();
    try {
      for (byte[] block : resender.before(entry.session(), entry.kind())) {
        context.rate().sent(connection.send(block, 0, block.length, 0));
      }
      byte[] octets = entry.octets();
      context.rate().sent(connection.send(octets, 0, octets.length, entry.position()));
      context.rate().sent(0, connection.flush());
      connection.finish();
      return true;
    } catch (NotListeningException e) {
      throw e;
    } catch (IOException e) {
      return false;
    }
  }
}
