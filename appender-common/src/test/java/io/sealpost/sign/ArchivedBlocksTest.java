package io.sealpost.sign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealpost.sign.key.Hash;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks that other signers wrote: the RFC's examples, the 2008 sample, NetBSD's syslogd. */
class ArchivedBlocksTest {
  @ParameterizedTest
  @CsvSource({
    "rfc5848-examples.log,                  2, K",
    "seed-sample-2008.log,                  3, C",
    "netbsd-draft-key-sha1.log,            12, K",
    "netbsd-rfc-certificate-sha256.log,    10, C",
    "certificate-sha256-q256.log,           6, C",
    "fragments-out-of-order.log,           10, C",
    "look-alikes.log,                       2, K",
  })
  void everyBlockVerifiesUnderTheKeyThatItsSessionCarries(String name, int blocks, char type)
      throws Exception {
    ArchivedLog log = ArchivedLog.read(name);

    assertThat(log.blocks()).hasSize(blocks).allMatch(block -> block.verify(keyOf(log)));
    assertThat(log.payload().type()).isEqualTo(type);
    assertThat(log.payload().certificate().isPresent()).isEqualTo(type == 'C');
  }

  @ParameterizedTest
  @ValueSource(strings = {"rfc5848-examples.log", "seed-sample-2008.log"})
  void noBlockVerifiesUnderAnotherSignersKey(String name) throws Exception {
    PublicKey other = ArchivedLog.read("certificate-sha256-q256.log").key();

    assertThat(ArchivedLog.read(name).blocks())
        .isNotEmpty()
        .noneMatch(block -> block.verify(other));
  }

  @Test
  void oneBlockMayBeVerifiedByManyThreadsAtOnce() throws Exception {
    ArchivedLog log = ArchivedLog.read("rfc5848-examples.log");
    PublicKey key = log.key();
    PublicKey other = ArchivedLog.read("certificate-sha256-q256.log").key();
    Block block = log.blocks().get(1);

    assertThat(
            IntStream.range(0, 200).parallel().filter(i -> block.verify(i % 2 == 0 ? key : other)))
        .hasSize(100)
        .allMatch(i -> i % 2 == 0);
  }

  @Test
  void theFieldsOfTheExampleInTheRfcComeBackAsPrinted() throws Exception {
    List<Block> blocks = ArchivedLog.read("rfc5848-examples.log").blocks();
    CertificateBlock certificate = (CertificateBlock) blocks.get(0);
    SignatureBlock signature = (SignatureBlock) blocks.get(1);

    GroupId group = new GroupId("host.example.org", "syslogd", "2138", "1", "0111", "0", "0");
    assertThat(certificate.group()).isEqualTo(group);
    assertThat(certificate.totalOctets()).isEqualTo(587);
    assertThat(certificate.index()).isEqualTo(1);
    assertThat(certificate.fragment()).hasSize(587);
    assertThat(signature.group()).isEqualTo(group);
    assertThat(signature.hash()).isEqualTo(Hash.SHA_1);
    assertThat(signature.counter()).isEqualTo(2);
    assertThat(signature.firstNumber()).isEqualTo(1);
    assertThat(signature.count()).isEqualTo(7);
    assertThat(signature.digests()).hasSize(7 * 20);
  }

  @Test
  void theHashesOfThe2008SampleAreThoseOfItsLinesButForTheOneThatWasChanged() throws Exception {
    ArchivedLog log = ArchivedLog.read("seed-sample-2008.log");
    List<byte[]> hashes =
        log.signatureBlocks().stream().flatMap(b -> ArchivedLog.digests(b).stream()).toList();
    MessageDigest digest = Hash.SHA_1.newDigest();

    List<String> unsigned =
        log.lines().stream()
            .filter(line -> hashes.stream().noneMatch(h -> Arrays.equals(h, digest.digest(line))))
            .map(line -> new String(line, ISO_8859_1))
            .filter(line -> !line.contains("[ssign"))
            .toList();

    assertThat(unsigned).singleElement().asString().contains("msg12");
  }

  @Test
  void certificateWithAVersionThatTheJdkRefusesStillGivesItsKey() throws Exception {
    byte[] der = ArchivedLog.read("seed-sample-2008.log").payload().certificate().orElseThrow();

    assertThatThrownBy(() -> certificate(der)).isInstanceOf(CertificateException.class);
    assertThat(ArchivedLog.read("seed-sample-2008.log").payload().key()).isPresent();
  }

  @Test
  void keyOutOfACertificateIsTheOneThatTheJdkReads() throws Exception {
    PayloadBlock payload = ArchivedLog.read("certificate-sha256-q256.log").payload();

    assertThat(payload.key().orElseThrow())
        .isEqualTo(certificate(payload.certificate().orElseThrow()).getPublicKey());
    assertThat(payload.timestamp()).isEqualTo("2025-06-01T12:00:00.000000Z");
  }

  @Test
  void textThatLooksLikeABlockIsNone() throws Exception {
    ArchivedLog log = ArchivedLog.read("look-alikes.log");

    assertThat(log.lines().stream().filter(l -> new String(l, ISO_8859_1).contains("[ssign")))
        .hasSizeGreaterThan(2);
    assertThat(log.blocks()).hasSize(2);
  }

  private static java.security.cert.Certificate certificate(byte[] der)
      throws CertificateException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(der));
  }

  private static PublicKey keyOf(ArchivedLog log) {
    try {
      return log.key();
    } catch (MalformedBlockException e) {
      throw new AssertionError(e);
    }
  }
}
