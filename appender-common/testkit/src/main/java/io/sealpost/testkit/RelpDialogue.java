package io.sealpost.testkit;

import io.sealpost.testkit.CollectorFault.Moment;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The server's part of a RELP session, with librelp's habits: version 0 whatever is offered, and an
 * answer to {@code close} that bears no status. Confined to its connection's thread.
 */
final class RelpDialogue implements Dialogue {
  private static final String OFFERS =
      "200 OK\nrelp_version=0\nrelp_software=sealpost-test,0,https://example.org\ncommands=syslog";

  private boolean open;

  @Override
  public void hold(ServedConnection connection) throws IOException {
    for (Optional<RelpFrame> frame = RelpFrame.read(connection.in());
        frame.isPresent();
        frame = RelpFrame.read(connection.in())) {
      answer(connection, frame.get());
    }
    connection.end();
  }

  private void answer(ServedConnection connection, RelpFrame frame) throws IOException {
    switch (frame.command()) {
      case "open" -> open(connection, frame);
      case "syslog" -> syslog(connection, frame);
      case "close" -> {
        respond(connection, frame, "");
        RelpFrame.of(0, "serverclose", "").writeTo(connection.out());
        connection.end();
      }
      default -> throw new ProtocolException("unknown RELP command " + frame.command());
    }
  }

  private void open(ServedConnection connection, RelpFrame frame) throws IOException {
    if (connection.at(Moment.OPENING)) {
      respond(connection, frame, "500 refused");
      connection.end();
    } else if (Arrays.asList(frame.text().split("\n")).contains("commands=syslog")) {
      open = true;
      respond(connection, frame, OFFERS);
    } else {
      respond(connection, frame, "500 required command not supported by client");
      connection.end();
    }
  }

  private void syslog(ServedConnection connection, RelpFrame frame) throws IOException {
    if (!open) {
      respond(connection, frame, "500 command disabled");
    } else if (connection.receive(frame.data())) {
      connection.at(Moment.ANSWERING);
      respond(connection, frame, "200 OK");
      connection.answered();
    } else {
      respond(connection, frame, "500 refused");
    }
  }

  private static void respond(ServedConnection connection, RelpFrame to, String data)
      throws IOException {
    RelpFrame.of(to.transaction(), "rsp", data).writeTo(connection.out());
  }
}
