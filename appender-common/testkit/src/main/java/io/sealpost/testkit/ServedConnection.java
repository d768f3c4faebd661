package io.sealpost.testkit;

import io.sealpost.testkit.CollectorFault.Action;
import io.sealpost.testkit.CollectorFault.Moment;
import io.sealpost.testkit.FaultScript.Strike;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One connection at a collector: what has come on it, and which fault strikes when.
 *
 * <p>A fault that ends the connection closes the socket and nothing else; the read or write that
 * follows fails, and with it the dialogue. Confined to the connection's thread.
 */
final class ServedConnection {
  private final ServerWire wire;
  private final Archive archive;
  private final Supplier<Strike> strike;
  private final Predicate<byte[]> refused;
  private long messages;

  ServedConnection(
      ServerWire wire, Archive archive, Supplier<Strike> strike, Predicate<byte[]> refused) {
    this.wire = wire;
    this.archive = archive;
    this.strike = strike;
    this.refused = refused;
  }

  InputStream in() {
    return wire.in();
  }

  OutputStream out() {
    return wire.out();
  }

  /** Takes a message: archives it, or returns false if it is to be refused. */
  boolean receive(byte[] message) throws IOException {
    messages++;
    if (at(Moment.RECEIVED) || refused.test(message)) {
      return false;
    }
    if (wire.isEnded()) {
      throw new IOException("ended with a message in hand");
    }
    archive.add(message);
    return true;
  }

  /** Does away with the connection: what servers do that cannot say what they refuse. */
  void breakOff() throws IOException {
    wire.reset();
  }

  /** To be called behind each answer, or behind each message where messages are not answered. */
  void answered() throws IOException {
    at(Moment.ANSWERED);
    if (strike.get().at(Moment.UNREAD, messages) != Action.NOTHING) {
      wire.out().flush();
      wire.awaitUnread();
      at(Moment.UNREAD);
    }
  }

  /** Ends the stream in order, as an answer to the client's end; everything was read. */
  void end() throws IOException {
    at(Moment.ENDING);
    wire.end();
  }

  /** Lets the fault in force strike if this is its moment; returns whether a refusal is wanted. */
  boolean at(Moment now) throws IOException {
    Action action = strike.get().at(now, messages);
    switch (action) {
      case NOTHING, REFUSE -> {}
      case END -> wire.end();
      case DIE -> wire.die();
      case RESET -> wire.reset();
      case NOTIFY_AND_RESET -> {
        wire.notifyClose();
        wire.reset();
      }
      case STALL -> {
        wire.out().flush();
        wire.stall();
      }
      case GARBAGE -> wire.sendGarbage();
      case SERVERCLOSE -> {
        RelpFrame.of(0, "serverclose", "").writeTo(wire.out());
        wire.end();
      }
    }
    return action == Action.REFUSE;
  }
}
