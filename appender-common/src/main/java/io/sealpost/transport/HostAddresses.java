package io.sealpost.transport;

import io.sealpost.transport.peer.IpLiteral;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks up the addresses of host names, afresh each time and in bounded time: the system's resolver
 * has no limit, so it runs on one of Sealpost's threads.
 *
 * <p>Lives as long as its courier, since a query that hangs outlives the dial that made it. There
 * is never more than one query for a name: later callers wait for the same answer. Any thread.
 */
public final class HostAddresses {
  private final Resolver resolver;
  private final DaemonThreads threads;
  private final Map<String, CompletableFuture<List<InetAddress>>> asked = new ConcurrentHashMap<>();

  /** Resolves names to addresses; may take any amount of time. */
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /**
   * Uses the system's resolver.
   *
   * @param threads the courier's
   */
  public HostAddresses(DaemonThreads threads) {
    this(threads, InetAddress::getAllByName);
  }

  HostAddresses(DaemonThreads threads, Resolver resolver) {
    this.threads = threads;
    this.resolver = resolver;
  }

  /**
   * Returns all addresses of a target's host, at least one, in the order to try them.
   *
   * @param broken completed when they are no longer wanted
   * @throws IOException if there is none, or none within the time
   */
  List<InetAddress> of(Target target, Duration limit, CompletableFuture<?> broken)
      throws IOException {
    if (broken.isDone()) {
      throw brokenOff(target);
    }
    Optional<InetAddress> literal = IpLiteral.parse(target.host());
    if (literal.isPresent()) {
      return List.of(literal.get());
    }
    CompletableFuture<List<InetAddress>> answer = ask(target.host());
    try {
      CompletableFuture.anyOf(answer, broken).get(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!answer.isDone()) {
        throw brokenOff(target);
      }
      return answer.get();
    } catch (TimeoutException e) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s: the host's name could not be looked up within %d ms",
              target.authority(),
              limit.toMillis()),
          e);
    } catch (ExecutionException e) {
      throw new IOException(target.authority() + ": the host's name is not known", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a name was looked up");
    }
  }

  private static IOException brokenOff(Target target) {
    return new IOException(target.authority() + ": interrupted before it was connected");
  }

  private CompletableFuture<List<InetAddress>> ask(String host) {
    CompletableFuture<List<InetAddress>> mine = new CompletableFuture<>();
    CompletableFuture<List<InetAddress>> underWay = asked.putIfAbsent(host, mine);
    if (underWay != null) {
      return underWay;
    }
    threads.make("resolver", () -> answer(host, mine)).start();
    return mine;
  }

  private void answer(String host, CompletableFuture<List<InetAddress>> question) {
    try {
      List<InetAddress> addresses = List.of(resolver.resolve(host));
      asked.remove(host);
      question.complete(addresses);
    } catch (UnknownHostException | RuntimeException | Error e) {
      asked.remove(host);
      question.completeExceptionally(e);
    }
  }
}
