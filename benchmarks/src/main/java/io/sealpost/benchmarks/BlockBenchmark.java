package io.sealpost.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealpost.message.Facility;
import io.sealpost.message.Header;
import io.sealpost.message.ParsedMessage;
import io.sealpost.sign.Block;
import io.sealpost.sign.MalformedBlockException;
import io.sealpost.sign.SignConfig;
import io.sealpost.sign.SignatureGroup;
import io.sealpost.sign.Signer;
import io.sealpost.sign.key.SignatureScheme;
import io.sealpost.sign.key.SigningKey;
import io.sealpost.sign.key.VerificationKey;
import io.sealpost.sign.session.SignSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What a verifier pays for a full signature block of 2,048 octets, on one thread: to recognise it,
 * to read it, and to check its signature with a key that has checked others before, or has not.
 *
 * <pre>
 *   mvn -pl benchmarks -am package -DskipTests
 *   java -cp "benchmarks/target/classes:benchmarks/target/lib/*" org.openjdk.jmh.Main \
 *       BlockBenchmark -prof gc
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BlockBenchmark {
  private static final Header HEADER =
      new Header(Facility.USER, "host.example.org", "billing", "4242.k3v9x2aq");

  /** What the block is signed with. */
  @Param public SignatureScheme scheme = SignatureScheme.DSA_SHA_1;

  private final byte[] message =
      "<134>1 2026-11-21T12:00:00.000000Z host.example.org billing 4242 - - text"
          .getBytes(US_ASCII);

  @SuppressWarnings("NullAway.Init") // by sign(), once the parameters are set
  private SigningKey signer;

  private byte[] line = {};

  @SuppressWarnings("NullAway.Init")
  private Block block;

  @SuppressWarnings("NullAway.Init")
  private VerificationKey key;

  @Setup(Level.Trial)
  public void sign() throws IOException, MalformedBlockException {
    Path directory = Files.createTempDirectory("block");
    SignConfig config =
        new SignConfig(scheme, Optional.empty(), Optional.empty(), Duration.ofSeconds(5), 2_048);
    signer = config.loadKey(directory, HEADER, Clock.systemUTC());
    SignSession session =
        SignSession.start(
            1,
            new Signer(signer, HEADER, 32473, Optional.empty(), Clock.systemUTC()),
            config,
            (rsid, blocks) -> {});
    SignatureGroup group = session.groupOf(message, 0, message.length);
    while (!group.isFull()) {
      session.add(group, message, 0, message.length);
    }
    line = session.block(group);
    block = read();
    key = newKey();
    delete(directory);
  }

  private static void delete(Path directory) throws IOException {
    for (String file : new String[] {"sign-key.pem", "sign-cert.pem", ""}) {
      Files.delete(directory.resolve(file));
    }
  }

  private VerificationKey newKey() {
    return VerificationKey.of(signer.publicKey()).orElseThrow();
  }

  @Benchmark
  public boolean recogniseMessage() {
    return Block.mayBe(message, 0, message.length);
  }

  @Benchmark
  public Block read() throws MalformedBlockException {
    return Block.of(ParsedMessage.parse(line, 0, line.length).orElseThrow()).orElseThrow();
  }

  @Benchmark
  public boolean check() {
    return block.verify(key);
  }

  @Benchmark
  public boolean checkWithANewKey() {
    return block.verify(newKey());
  }
}
