package io.sealpost.endtoend;

import io.sealpost.PipelineSetup;
import io.sealpost.SyslogPipeline;
import io.sealpost.delivery.RecordingListener;
import io.sealpost.message.Controls;
import io.sealpost.message.EncoderConfig;
import io.sealpost.message.Facility;
import io.sealpost.message.Header;
import io.sealpost.message.SdElement;
import io.sealpost.message.SdParam;
import io.sealpost.message.Severity;
import io.sealpost.message.SyslogMessage;
import io.sealpost.sign.key.Hash;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * What Sealpost sends for messages of all sorts, kept to be sent again to several servers, as a
 * relay does that changes nothing.
 *
 * @param messages with the octets that were sent, blocks included
 */
record SignedStream(List<byte[]> messages) {
  static final String HOST = "till.branch.example.net";

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int MESSAGES = 60;

  /** Signed with a key in this spool directory, control characters kept. */
  static SignedStream record(Path spool) throws IOException {
    Header header = new Header(Facility.LOCAL0, HOST, "till", "4711");
    EncoderConfig encoder = new EncoderConfig(header, 16_000, Controls.KEEP, false, 32473);
    try (Archive archive = Archive.inMemory();
        Collector collector = Collector.start(Scheme.TCP, archive)) {
      PipelineSetup setup =
          PipelineSetup.to(collector.uri()).sized(spool, 4 << 20, 1 << 20).encoded(encoder);
      try (SyslogPipeline pipeline =
          SyslogPipeline.open(setup.signed(Hash.SHA_256).config(), new RecordingListener())) {
        IntStream.range(0, MESSAGES).mapToObj(SignedStream::message).forEach(pipeline::append);
      }
      return new SignedStream(archive.messages());
    }
  }

  private static SyslogMessage message(int index) {
    List<SdElement> data =
        List.of(new SdElement("order@32473", List.of(new SdParam("id", "" + index))));
    return switch (index) {
      case 7, 17, 27, 37, 47 -> message(List.of(), "column\tcolumn " + index);
      case 8, 18, 28, 38, 48 -> message(List.of(), "at a\nat b " + index);
      case 9, 19, 29, 39, 49 -> message(List.of(), "M\u00FCnchen " + index);
      case 10, 20 -> message(List.of(), "long " + "y".repeat(9000));
      case 11, 21 -> message(data, "");
      default -> message(data, "event " + index + " of the audit trail");
    };
  }

  private static SyslogMessage message(List<SdElement> data, String text) {
    return new SyslogMessage(Instant.now(), Severity.INFORMATIONAL, "-", data, text);
  }

  /** Sends all octet-counted; returns when the server has read them. */
  void sendCounted(int port) throws IOException {
    send(port, true);
  }

  /** Sends those without line feeds, each with a line feed behind it. */
  void sendLines(int port) throws IOException {
    send(port, false);
  }

  private void send(int port, boolean counted) throws IOException {
    try (Socket socket = connect(port)) {
      OutputStream out = socket.getOutputStream();
      for (byte[] message : messages) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        if (counted || text.indexOf('\n') < 0) {
          String frame = counted ? message.length + " " + text : text + "\n";
          out.write(frame.getBytes(StandardCharsets.ISO_8859_1));
        }
      }
      socket.shutdownOutput();
      socket.setSoTimeout((int) LONG.toMillis());
      socket.getInputStream().readAllBytes();
    }
  }

  private static Socket connect(int port) {
    return Awaitility.await()
        .atMost(LONG)
        .ignoreExceptions()
        .until(() -> new Socket(InetAddress.getLoopbackAddress(), port), socket -> true);
  }
}
