package io.sealpost.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The ports of TCP and UDP on which anybody listens, as Linux tells. Connecting to find out would
 * look like a client that breaks off, which some servers take badly.
 */
public final class ListeningPorts {
  private static final String LISTEN = "0A";
  private static final String UNCONNECTED = "07"; // in UDP what a server's socket is

  private ListeningPorts() {}

  public static Set<Integer> now() throws IOException {
    Set<Integer> ports = new HashSet<>();
    for (String table : List.of("tcp", "tcp6")) {
      add(table, LISTEN, ports);
    }
    for (String table : List.of("udp", "udp6")) {
      add(table, UNCONNECTED, ports);
    }
    return ports;
  }

  /**
   * Returns when a server that was started listens on all its ports.
   *
   * @param outputs what it writes about itself, for the error; those that are not there are left
   *     out
   * @throws IllegalStateException if it ends, or does not listen in time: with what it wrote
   */
  public static void await(
      String server, Process process, Collection<Integer> ports, Duration patience, Path... outputs)
      throws IOException {
    try {
      Awaitility.await()
          .atMost(patience)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> !process.isAlive() || now().containsAll(ports));
    } catch (ConditionTimeoutException e) {
      Set<Integer> silent = new TreeSet<>(ports);
      silent.removeAll(now());
      process.destroyForcibly();
      throw new IllegalStateException(
          server + " does not listen on " + silent + ": " + texts(outputs), e);
    }
    if (!process.isAlive()) {
      throw new IllegalStateException(server + " has ended: " + texts(outputs));
    }
  }

  private static String texts(Path... files) throws IOException {
    StringBuilder texts = new StringBuilder();
    for (Path file : files) {
      texts.append(Files.exists(file) ? Files.readString(file) : "");
    }
    return texts.toString();
  }

  private static void add(String table, String state, Set<Integer> ports) throws IOException {
    Path file = Path.of("/proc/net", table);
    if (Files.exists(file)) {
      Files.readString(file)
          .lines()
          .skip(1)
          .map(String::strip)
          .forEach(line -> addLine(line, state, ports));
    }
  }

  private static void addLine(String line, String state, Set<Integer> ports) {
    String[] columns = line.split("\\s+", -1);
    if (columns[3].equals(state)) {
      String local = columns[1];
      ports.add(Integer.parseInt(local.substring(local.lastIndexOf(':') + 1), 16));
    }
  }
}
