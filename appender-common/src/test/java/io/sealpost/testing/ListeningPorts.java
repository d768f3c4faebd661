package io.sealpost.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The TCP ports on which anybody listens, as Linux tells. Connecting to find out would look like a
 * client that breaks off, which some servers take badly.
 */
final class ListeningPorts {
  private static final String LISTEN = "0A";

  private ListeningPorts() {}

  static Set<Integer> now() throws IOException {
    Set<Integer> ports = new HashSet<>();
    for (Path table : List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"))) {
      if (Files.exists(table)) {
        Files.readString(table)
            .lines()
            .skip(1)
            .map(String::strip)
            .forEach(line -> add(line, ports));
      }
    }
    return ports;
  }

  private static void add(String line, Set<Integer> ports) {
    String[] columns = line.split("\\s+", -1);
    if (columns[3].equals(LISTEN)) {
      String local = columns[1];
      ports.add(Integer.parseInt(local.substring(local.lastIndexOf(':') + 1), 16));
    }
  }
}
