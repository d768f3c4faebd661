package io.sealpost.sign;

import io.sealpost.sign.session.SignSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A session whose certificate blocks are kept in memory, and whose groups are found by itself. */
public final class RunningSession {
  private final List<byte[]> certificates = new ArrayList<>();
  private final Set<SignatureGroup> waiting = new LinkedHashSet<>();
  private final SignSession session;

  RunningSession(long firstNumber, long counter, Signer signer, SignConfig config)
      throws IOException {
    session =
        SignSession.startAt(
            new SignSession.Start(firstNumber, counter),
            SigningSetup.RSID,
            signer,
            config,
            (rsid, blocks) -> certificates.addAll(blocks));
  }

  public SignSession session() {
    return session;
  }

  /** Of all groups so far. */
  public List<byte[]> certificateBlocks() {
    return certificates;
  }

  /** Adds a message; whether its group is full now. */
  public boolean add(byte[] message) throws IOException {
    return add(message, 0, message.length);
  }

  public boolean add(byte[] octets, int offset, int length) throws IOException {
    SignatureGroup group = session.groupOf(octets, offset, length);
    session.add(group, octets, offset, length);
    waiting.add(group);
    return group.isFull();
  }

  /** Messages that wait for their block, of all groups. */
  public int pending() {
    return waiting.stream().mapToInt(SignatureGroup::pending).sum();
  }

  /** The block of the group that waits longest. */
  public byte[] block() {
    SignatureGroup group = waiting.iterator().next();
    byte[] block = session.block(group);
    session.sent(group);
    waiting.remove(group);
    return block;
  }

  /** Adds messages and returns the blocks of all, the last ones perhaps short. */
  public List<byte[]> blocks(List<byte[]> messages) throws IOException {
    List<byte[]> blocks = new ArrayList<>();
    for (byte[] message : messages) {
      if (add(message)) {
        SignatureGroup full = session.groupOf(message, 0, message.length);
        blocks.add(session.block(full));
        session.sent(full);
        waiting.remove(full);
      }
    }
    while (!waiting.isEmpty()) {
      blocks.add(block());
    }
    return blocks;
  }
}
