package io.sealpost.verify.edits;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What kind of sender writes a part of an archive.
 *
 * @param name what outlives the process in its PROCID; empty: nothing does
 * @param messageHosts the HOSTNAMEs of its messages: its own, and those that it relays
 * @param sealpost whether its sessions say that they start and end
 * @param noting whether they say what they send again
 * @param overlap how many messages of the block before each block has once more
 * @param blockSize how many new messages a block has at most
 * @param redelivers whether connections break
 * @param repeatsItself whether some of its messages are equal
 */
record SenderPlan(
    String host,
    String app,
    String name,
    int key,
    Dialect dialect,
    String ver,
    int sg,
    char payloadType,
    int fragmentOctets,
    List<String> messageHosts,
    boolean sealpost,
    boolean noting,
    int sessions,
    int messages,
    int overlap,
    int blockSize,
    boolean redelivers,
    boolean repeatsItself) {
  private static final List<String> HOSTS = List.of("a.example.org", "b.example.org", "C");
  private static final List<String> APPS = List.of("billing", "syslogd");

  static SenderPlan random(SplittableRandom random, boolean keysAreKnown) {
    boolean sealpost = random.nextInt(3) > 0;
    boolean noting = sealpost && random.nextBoolean();
    boolean repeatsItself = random.nextInt(3) == 0;
    String host = any(random, HOSTS);
    return new SenderPlan(
        host,
        any(random, APPS),
        sealpost || random.nextInt(4) == 0 ? any(random, List.of("k3v0q8zd", "aaaabbbb")) : "",
        random.nextInt(Pen.keys()),
        any(random, List.of(Dialect.values())),
        any(random, List.of("0111", "0121")),
        random.nextInt(4),
        any(random, List.of('K', 'K', 'C', keysAreKnown ? 'N' : 'K')),
        random.nextInt(3) == 0 ? 300 + random.nextInt(600) : 2_000,
        random.nextInt(4) == 0 ? List.of(host, "relayed", "-") : List.of(host),
        sealpost,
        noting,
        1 + random.nextInt(3),
        3 + random.nextInt(random.nextInt(8) == 0 ? 60 : 10),
        random.nextInt(3) == 0 ? random.nextInt(4) : 0,
        1 + random.nextInt(8),
        random.nextInt(3) > 0 && (noting || !repeatsItself),
        repeatsItself);
  }

  private static <T> T any(SplittableRandom random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** Of a signer that signs each message many times, in many blocks. */
  static SenderPlan redundant(SplittableRandom random) {
    SenderPlan any = random(random, false);
    return new SenderPlan(
        any.host,
        any.app,
        any.name,
        any.key,
        any.dialect,
        any.ver,
        0,
        'K',
        2_000,
        List.of(any.host),
        any.sealpost,
        any.noting,
        1,
        1_030 + random.nextInt(60),
        1 + random.nextInt(2),
        1,
        false,
        false);
  }
}
