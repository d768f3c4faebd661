package io.sealpost.benchmarks;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/** Asks a {@link CountingReceiver} what it has received. For one thread. */
final class Receipts implements AutoCloseable {
  /**
   * So far.
   *
   * @param events that it has received
   * @param processorNanos that it has taken
   */
  record Receipt(long events, long processorNanos) {}

  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(5);

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  Receipts(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new DataInputStream(socket.getInputStream());
    out = new DataOutputStream(socket.getOutputStream());
  }

  Receipt now() throws IOException {
    out.write(1);
    return new Receipt(in.readLong(), in.readLong());
  }

  /**
   * Returns once so many events have come in all.
   *
   * @throws IOException if they have not within five minutes
   */
  Receipt await(long events) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Receipt receipt = now();
    while (receipt.events() < events) {
      if (System.nanoTime() - begun > PATIENCE) {
        throw new IOException("only " + receipt.events() + " of " + events + " events have come");
      }
      TimeUnit.MILLISECONDS.sleep(2);
      receipt = now();
    }
    return receipt;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
