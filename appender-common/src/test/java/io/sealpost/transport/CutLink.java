package io.sealpost.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.FaultyLink;
import io.sealpost.testing.LinkFault;
import io.sealpost.testing.LinkFault.Direction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Short exchanges over a link of which each is cut at another octet and then made whole, in the way
 * of a courier: what is not confirmed is sent again, on the next connection.
 */
final class CutLink {
  private static final int BATCH = 3;

  private final FaultyLink link;
  private final TransportConfig config;
  private final List<String> sent = new ArrayList<>();
  private final List<String> sentAgain = new ArrayList<>();
  private volatile int confirmed;
  private int cuts;

  /**
   * @param config with the link as its target
   */
  CutLink(FaultyLink link, TransportConfig config) {
    this.link = link;
    this.config = config;
  }

  /** Cuts exchanges in one direction: at the first octet, at each so many further, at the last. */
  void sweep(LinkFault fault, Direction direction, int step) throws IOException {
    long before = link.octets(direction);
    exchange();
    long length = link.octets(direction) - before;
    for (long at = 0; at < length; at += step) {
      cut(fault, direction, at);
    }
    if ((length - 1) % step != 0) {
      cut(fault, direction, length - 1);
    }
  }

  private void cut(LinkFault fault, Direction direction, long at) throws IOException {
    link.injectOnce(fault, direction, at);
    exchange();
    cuts++;
  }

  private void exchange() throws IOException {
    for (int i = 0; i < BATCH; i++) {
      sent.add("<13>1 - - - - - - number " + sent.size());
    }
    int from = confirmed;
    try {
      attempt();
    } catch (IOException e) {
      sentAgain.addAll(sent.subList(Math.max(from, confirmed), sent.size()));
      attempt();
    }
    assertThat(confirmed).isEqualTo(sent.size());
  }

  private void attempt() throws IOException {
    try (Connection connection =
        Site.dial(config, position -> confirmed = Math.toIntExact(position))) {
      for (int i = confirmed; i < sent.size(); i++) {
        byte[] octets = sent.get(i).getBytes(StandardCharsets.US_ASCII);
        connection.send(octets, 0, octets.length, i + 1);
      }
      connection.finish();
    }
  }

  int cuts() {
    return cuts;
  }

  List<String> sent() {
    return sent;
  }

  /** Nothing is lost, first occurrences are in order, only what was not confirmed comes twice. */
  void assertWhole(List<String> archived) {
    assertThat(new LinkedHashSet<>(archived)).containsExactlyElementsOf(sent);
    List<String> copies = new ArrayList<>(archived);
    sent.forEach(copies::remove);
    assertThat(sentAgain).containsAll(copies);
    assertThat(copies).doesNotHaveDuplicates();
    assertThat(sentAgain).as("something was cut").isNotEmpty();
  }
}
