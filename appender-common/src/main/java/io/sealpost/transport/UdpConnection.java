package io.sealpost.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Syslog over UDP (RFC 5426): one message a datagram, confirmed when the kernel has it.
 *
 * <p>Nothing proves that one arrives. A host may answer that nothing listens there; that ends the
 * connection, and says nothing about what was sent before.
 */
final class UdpConnection implements Connection {
  /** The most that fits into a datagram (RFC 5426 section 3.2). */
  static final int MOST_OCTETS = 65_507;

  /** After this the host's name must be looked up again: no failure would ever cause it. */
  static final Duration LIFETIME = Duration.ofMinutes(5);

  private static final long FULL_PAUSE_NANOS = 200_000;

  private final Target target;
  private final InetAddress address;
  private final DatagramChannel channel;
  private final Duration writeTimeout;
  private final LongConsumer confirmed;
  private final LongSupplier nanoTime;
  private final long opened;
  private final ByteBuffer answer =
      ByteBuffer.allocate(1); // a syslog server never sends one: not looked at

  private UdpConnection(
      Target target,
      InetAddress address,
      DatagramChannel channel,
      Duration writeTimeout,
      LongConsumer confirmed,
      LongSupplier nanoTime) {
    this.target = target;
    this.address = address;
    this.channel = channel;
    this.writeTimeout = writeTimeout;
    this.confirmed = confirmed;
    this.nanoTime = nanoTime;
    this.opened = nanoTime.getAsLong();
  }

  static UdpConnection open(Dialler dialler, Target target, LongConsumer confirmed)
      throws IOException {
    return open(dialler, target, confirmed, System::nanoTime);
  }

  /** Opens a connection to the first address to which this host has a route. */
  static UdpConnection open(
      Dialler dialler, Target target, LongConsumer confirmed, LongSupplier nanoTime)
      throws IOException {
    Duration writeTimeout = dialler.config().timeouts().write();
    List<String> reasons = new ArrayList<>();
    for (InetAddress address : dialler.resolve(target)) {
      DatagramChannel channel = DatagramChannel.open();
      try {
        channel.configureBlocking(false);
        channel.connect(new InetSocketAddress(address, target.port()));
        return new UdpConnection(target, address, channel, writeTimeout, confirmed, nanoTime);
      } catch (IOException e) {
        channel.close();
        reasons.add(address.getHostAddress() + ": " + e.getMessage());
      }
    }
    throw new IOException(
        target.authority() + ": cannot send datagrams (" + String.join("; ", reasons) + ")");
  }

  @Override
  public int send(byte[] octets, int offset, int length, long label) throws IOException {
    if (length > MOST_OCTETS) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s: a message of %d octets does not fit into a datagram, which holds %d",
              target.authority(),
              length,
              MOST_OCTETS));
    }
    ByteBuffer datagram = ByteBuffer.wrap(octets, offset, length);
    long begin = System.nanoTime();
    try {
      while (channel.write(datagram) == 0) {
        if (System.nanoTime() - begin > writeTimeout.toNanos()) {
          throw Wire.overrun(writeTimeout, "sending a datagram");
        }
        LockSupport.parkNanos(FULL_PAUSE_NANOS);
      }
    } catch (PortUnreachableException e) {
      throw notListening(e);
    }
    confirmed.accept(label);
    return length;
  }

  @Override
  public int flush() {
    return 0;
  }

  @Override
  public void check() throws IOException {
    try {
      channel.read(answer.clear());
    } catch (PortUnreachableException e) {
      throw notListening(e);
    }
  }

  private NotListeningException notListening(PortUnreachableException cause) {
    return new NotListeningException(
        target.authority()
            + ": nothing listens there, according to "
            + address.getHostAddress()
            + " (ICMP port unreachable); what was sent may be lost",
        cause);
  }

  @Override
  public void checkpoint() {}

  @Override
  public boolean isOpen() {
    return channel.isOpen() && nanoTime.getAsLong() - opened < LIFETIME.toNanos();
  }

  @Override
  public boolean confirmsByItself() {
    return true;
  }

  @Override
  public ConnectionFacts facts() {
    return ConnectionFacts.of(target, address, Optional.empty());
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing is expected of it any more.
    }
  }
}
