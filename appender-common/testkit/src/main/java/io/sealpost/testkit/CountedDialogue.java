package io.sealpost.testkit;

import io.sealpost.testkit.CollectorFault.Moment;
import java.io.IOException;
import java.util.Optional;

/**
 * Octet-counted messages one way and nothing the other (RFC 5425, RFC 6587); the end of the stream
 * is answered when everything before it is in the archive.
 */
final class CountedDialogue implements Dialogue {
  @Override
  public void hold(ServedConnection connection) throws IOException {
    for (Optional<byte[]> message = OctetCounting.read(connection.in());
        message.isPresent();
        message = OctetCounting.read(connection.in())) {
      if (connection.receive(message.get())) {
        connection.answered();
      } else {
        connection.breakOff();
      }
    }
    connection.at(Moment.ANSWERING);
    connection.end();
  }
}
