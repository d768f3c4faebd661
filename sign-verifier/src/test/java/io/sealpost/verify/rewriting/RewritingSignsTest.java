package io.sealpost.verify.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.verify.TestSigner;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of rewriting is named where a whole log was rewritten so. */
class RewritingSignsTest {
  private static final Pattern PARTS =
      Pattern.compile(
          "(?s)<(\\d+)>1 (\\S+) (\\S+) (\\S+) (\\S+) (\\S+) (-|(?:\\[.*?(?<!\\\\)])+)(?: (.*))?");

  @TempDir private static Path directory;
  @TempDir private static Path another;
  private static List<String> genuine;

  @BeforeAll
  static void sign() throws IOException {
    genuine = GenuineLog.in(directory);
  }

  /** A line built anew from PRI, TIMESTAMP, HOSTNAME, APP-NAME, PROCID, MSGID, SD and MSG. */
  private static UnaryOperator<String> template(String format) {
    return line -> {
      Matcher parts = PARTS.matcher(line);
      if (!parts.matches()) {
        throw new IllegalArgumentException(line);
      }
      Object[] values = new Object[8];
      for (int i = 0; i < 8; i++) {
        values[i] = parts.group(i + 1) == null ? "" : parts.group(i + 1);
      }
      return String.format(Locale.ROOT, format, values);
    };
  }

  private static UnaryOperator<String> prefix(String before) {
    return line -> before + line;
  }

  static Stream<Arguments> wholeLogs() {
    return Stream.of(
        Arguments.of(
            Rewriting.TRADITIONAL_FORMAT, template("Nov 21 00:00:01 %3$s %4$s[%5$s] %8$s")),
        Arguments.of(
            Rewriting.TRADITIONAL_FORMAT, template("2026 Nov  1 00:00:01 %3$s %4$s[%5$s]: %8$s")),
        Arguments.of(Rewriting.FILE_FORMAT, template("%2$s %3$s %4$s[%5$s] %8$s")),
        Arguments.of(Rewriting.FORWARD_FORMAT, template("<%1$s>%2$s %3$s %4$s[%5$s] %8$s")),
        Arguments.of(
            Rewriting.FORWARD_FORMAT, template("<%1$s>Nov 21 00:00:01 %3$s %4$s[%5$s]: %8$s")),
        Arguments.of(Rewriting.PRI_REMOVED, template("1 %2$s %3$s %4$s %5$s %6$s %7$s %8$s")),
        Arguments.of(Rewriting.JSON, template("{\"host\":\"%3$s\",\"msg\":\"%8$s\"}")),
        Arguments.of(Rewriting.ENCLOSED, prefix("Nov 21 00:00:01 relay ")),
        Arguments.of(Rewriting.ENCLOSED, prefix("Nov 21 00:00:01 host shop[7]: ")),
        Arguments.of(Rewriting.ENCLOSED, prefix("2026-11-21T00:00:01.342238Z stdout F ")),
        Arguments.of(Rewriting.ENCLOSED, prefix("<13>1 2026-11-21T00:00:01Z relay - - - - ")),
        Arguments.of(
            Rewriting.ENCLOSED,
            template("Nov 21 00:00:01 relay 1 %2$s %3$s %4$s %5$s %6$s %7$s %8$s")),
        Arguments.of(
            Rewriting.STRUCTURED_DATA, template("<%1$s>1 %2$s %3$s %4$s %5$s %6$s - %8$s")),
        Arguments.of(Rewriting.SPACE, template("<%1$s>1 %2$s %3$s %4$s %5$s %6$s %7$s  %8$s")),
        Arguments.of(Rewriting.CARRIAGE_RETURN, (UnaryOperator<String>) line -> line + "\r"));
  }

  private static UnaryOperator<String> replace(String what, String with) {
    return line -> line.replace(what, with);
  }

  @ParameterizedTest
  @MethodSource("wholeLogs")
  void whatWasDoneToAllLinesIsNamed(Rewriting kind, UnaryOperator<String> change)
      throws IOException {
    List<Explanation> explanations = Explained.each(genuine, change);

    assertThat(Explained.kinds(explanations)).first().isEqualTo(kind);
    assertThat(explanations.get(0).lines()).isGreaterThanOrEqualTo(genuine.size() - 5);
    assertThat(explanations.get(0).remedies()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("wholeLogs")
  void whatWasDoneToSomeOfTheLogsIsNamed(Rewriting kind, UnaryOperator<String> change)
      throws IOException {
    List<String> lines = new ArrayList<>(genuine);
    GenuineLog.in(another).stream().map(change).forEach(lines::add);

    assertThat(Explained.kinds(Explained.of(lines))).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "host", "host.branch.example.org"})
  void replacedHostIsNamedForAllLines(String host) throws IOException {
    List<Explanation> explanations =
        Explained.each(genuine, template("<%1$s>1 %2$s " + host + " %4$s %5$s %6$s %7$s %8$s"));

    assertThat(Explained.kinds(explanations)).containsExactly(Rewriting.HOST);
    assertThat(explanations.get(0).lines()).isEqualTo(genuine.size());
    assertThat(explanations.get(0).what())
        .contains("replaced by " + host + ": the signer is host.example.org");
  }

  @Test
  void replacedHostIsNamedIfTheSignersIsKnownOtherwise() throws IOException {
    TestSigner signer = TestSigner.create("0111");
    List<String> lines = List.of(signer.certificate().replaceFirst("host.example.org", "relay"));

    assertThat(Explained.knowing(Set.of("HOST.example.org"), lines))
        .singleElement()
        .satisfies(found -> assertThat(found.what()).isEqualTo("HOSTNAME was replaced by relay"));
    assertThat(Explained.kinds(Explained.knowing(Set.of("relay"), lines)))
        .containsExactly(Rewriting.BLOCKS);
  }

  @Test
  void starIsAnyFirstLabelOfAKnownHost() throws IOException {
    Set<String> known = Set.of("*.Example.com");
    String certificate = TestSigner.create("0111").certificate();

    assertThat(kindsKnowing(known, certificate, "relay.example.com"))
        .containsExactly(Rewriting.BLOCKS);
    assertThat(kindsKnowing(known, certificate, "example.com")).containsExactly(Rewriting.HOST);
    assertThat(kindsKnowing(known, certificate, "a.b.example.com")).containsExactly(Rewriting.HOST);
  }

  @Test
  void starIsAnyFirstLabelOfTheHostInACertificate() throws Exception {
    String certificate = certificateNaming("*.example.com");

    assertThat(kindsKnowing(Set.of(), certificate, "relay.example.com"))
        .containsExactly(Rewriting.BLOCKS);
    assertThat(kindsKnowing(Set.of(), certificate, "relay.example.net"))
        .containsExactly(Rewriting.HOST);
  }

  /** What is said of a certificate block whose HOSTNAME was replaced. */
  private static List<Rewriting> kindsKnowing(Set<String> hosts, String certificate, String host)
      throws IOException {
    String replaced = certificate.replaceFirst("host.example.org", host);
    return Explained.kinds(Explained.knowing(hosts, List.of(replaced)));
  }

  /** A certificate block that holds a certificate for this host. */
  private static String certificateNaming(String host) throws Exception {
    TestSigner signer = TestSigner.create("0111");
    X500Name name = new X500Name("CN=signer");
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.ONE,
            Date.from(Instant.parse("2026-11-20T00:00:00Z")),
            Date.from(Instant.parse("2026-11-22T00:00:00Z")),
            name,
            signer.keys().getPublic());
    GeneralNames names = new GeneralNames(new GeneralName(GeneralName.dNSName, host));
    builder.addExtension(Extension.subjectAlternativeName, false, names);
    byte[] certificate =
        builder
            .build(new JcaContentSignerBuilder("SHA256withDSA").build(signer.keys().getPrivate()))
            .getEncoded();
    String payload = "2026-11-21T00:00:00Z C " + Base64.getEncoder().encodeToString(certificate);
    return signer.certificates(payload, 100_000).get(0);
  }

  @Test
  void blocksThatWereChangedOtherwiseAreNamedAsSuch() throws IOException {
    List<Explanation> explanations =
        Explained.each(genuine, template("<%1$s>1 %2$s %3$s X %5$s %6$s %7$s %8$s"));

    assertThat(Explained.kinds(explanations)).containsExactly(Rewriting.BLOCKS);
    assertThat(explanations.get(0).lines()).isEqualTo(5);
  }

  @Test
  void backslashesBeforeQuotesAreNamed() throws IOException {
    List<Explanation> explanations = Explained.each(genuine, replace("\"", "\\\""));

    assertThat(Explained.kinds(explanations)).containsExactly(Rewriting.QUOTES_ESCAPED);
  }

  @Test
  void formThatIsNotKnownIsNamedByTheTracesInIt() throws IOException {
    List<Explanation> explanations = Explained.each(genuine, template("%3$s;%4$s;%8$s"));

    assertThat(Explained.kinds(explanations)).containsExactly(Rewriting.OTHER_FORMAT);
    assertThat(explanations.get(0).sample()).startsWith("host.example.org;shop;session 17950");
  }

  @Test
  void timesThatWereWrittenAnewAreNamedByWhatTheyLost() throws IOException {
    UnaryOperator<String> seconds =
        line -> line.replaceFirst("(T\\d\\d:\\d\\d:\\d\\d)\\.\\d+Z", "$1+00:00");
    UnaryOperator<String> millis = line -> line.replaceFirst("(\\.\\d{3})\\d{3}Z", "$1Z");

    Explanation bySeconds = Explained.each(genuine, seconds).get(0);
    Explanation byMillis = Explained.each(genuine, millis).get(0);

    assertThat(bySeconds.kind()).isEqualTo(Rewriting.TIME);
    assertThat(bySeconds.what()).contains("without its fraction and with an offset");
    assertThat(bySeconds.lines()).isEqualTo(genuine.size());
    assertThat(byMillis.what()).contains("with 3 digits of a fraction;");
  }

  @Test
  void joinedMessagesAreNamedEvenInOneLine() throws IOException {
    StringBuilder all = new StringBuilder("Nov 21 00:00:01 localhost ");
    genuine.forEach(line -> all.append(line.length()).append(' ').append(line));

    assertThat(Explained.kinds(Explained.of(List.of(all.toString()))))
        .containsExactly(Rewriting.JOINED);
    assertThat(Explained.kinds(Explained.of(List.of(String.join("", genuine)))))
        .containsExactly(Rewriting.JOINED);
  }

  @Test
  void commonLengthOfLongMessagesIsNamed() throws IOException {
    List<Explanation> at1024 = Explained.each(genuine, cutAt(1024));
    List<Explanation> at1450 = Explained.each(genuine, longMessagesCutAt(1450));

    assertThat(at1024)
        .anySatisfy(found -> assertThat(found.what()).contains("all have 1024 octets"));
    assertThat(Explained.kinds(at1450)).containsExactly(Rewriting.CUT);
  }

  private static UnaryOperator<String> cutAt(int octets) {
    return line -> line.substring(0, Math.min(octets, line.length()));
  }

  private static UnaryOperator<String> longMessagesCutAt(int octets) {
    return line -> line.contains("ssign") ? line : cutAt(octets).apply(line);
  }

  @Test
  void escapedControlCharactersAreNamed() throws IOException {
    List<Explanation> tabs = Explained.each(genuine, replace("\t", "#011"));

    assertThat(Explained.kinds(tabs)).containsExactly(Rewriting.CONTROLS_ESCAPED);
    assertThat(tabs.get(0).lines()).isEqualTo(10);
    assertThat(Explained.kinds(Explained.each(genuine, replace("\u00C3\u00BC", "#303#274"))))
        .containsExactly(Rewriting.NON_ASCII_ESCAPED);
  }

  @Test
  void convertedCharactersAreNamed() throws IOException {
    List<String> conversions = List.of("\u00FC", "\u00EF\u00BF\u00BD", "\u00C3\u0083\u00C2\u00BC");

    for (String umlaut : conversions) {
      assertThat(Explained.kinds(Explained.each(genuine, replace("\u00C3\u00BC", umlaut))))
          .containsExactly(Rewriting.CHARACTERS);
    }
    assertThat(Explained.kinds(Explained.each(genuine, line -> line.replaceAll("(.)", "$1\u0000"))))
        .containsExactly(Rewriting.CHARACTERS);
  }

  @Test
  void lineFeedsThatBecameLineEndsAreNamed() throws IOException {
    List<String> lines = genuine.stream().flatMap(line -> Stream.of(line.split("\t", 2))).toList();

    assertThat(Explained.kinds(Explained.of(lines))).containsExactly(Rewriting.LINE_FEEDS);
  }

  @Test
  void sampleDoesNothingToATerminal() throws IOException {
    UnaryOperator<String> change =
        prefix("Nov 21 00:00:01 relay\u001B[8m\u009B\u00E2\u0080\u00AE ");

    assertThat(Explained.each(genuine, change).get(0).sample())
        .startsWith("Nov 21 00:00:01 relay?[8m??")
        .matches("[\\x20-\\x7E]+");
  }
}
