package io.sealpost.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.Document;
import io.sealpost.testing.DocumentedSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The settings in the documents' examples are those of {@code docs/configuration.md}. */
final class ExamplesTest {
  private static final Set<String> KNOWN =
      DocumentedSettings.all().stream()
          .map(setting -> (setting.element() + "." + setting.name()).toLowerCase(Locale.ROOT))
          .collect(Collectors.toSet());

  /** What Log4j2 and Logback themselves read within an appender. */
  private static final Set<String> OF_FRAMEWORKS =
      Set.of("sealpost.name", "sealpost.ignoreexceptions");

  private static final Pattern OF_LOG4J =
      Pattern.compile("<(Sealpost|Tls|Spool|DequeueWindow|SyslogSign)\\b([^>]*)>");
  private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+)=\"");
  private static final Pattern OF_LOGBACK =
      Pattern.compile(
          "(?s)<appender [^>]*io\\.sealpost\\.logback\\.SealpostAppender[^>]*>(.*?)</appender>");
  private static final Pattern NESTED =
      Pattern.compile("(?s)<(tls|spool|dequeueWindow|syslogSign)(?:/>|>(.*?)</\\1>)");
  private static final Pattern ELEMENT = Pattern.compile("<(\\w+)>");

  @Test
  void everySettingInAnExampleIsDocumented() {
    assertThat(SourceTree.ALL.inDocuments((path, document) -> unknown(document))).isEmpty();
  }

  @Test
  void settingThatThereIsNotIsFound() {
    Document wrong =
        new Document(
            """
            `<Spool directory="a" maxSzie="1 GB"/>` and `maxSzie`
            ```xml
            <Sealpost name="A" tagret="b"
                target="c"><Tls directory="d"/></Sealpost>
            <appender name="A" class="io.sealpost.logback.SealpostAppender">
              <target>a</target><tagret>b</tagret>
              <spool><directory>a</directory><ca>b</ca></spool><syslogSign/>
            </appender>
            ```""");

    assertThat(unknown(wrong))
        .containsExactly(
            "spool.maxszie", "sealpost.tagret", "tls.directory", "spool.ca", "sealpost.tagret");
  }

  private static List<String> unknown(Document document) {
    List<String> names = new ArrayList<>();
    for (MatchResult element : OF_LOG4J.matcher(document.text()).results().toList()) {
      names.addAll(names(element.group(1), ATTRIBUTE, element.group(2)));
    }
    for (MatchResult appender : OF_LOGBACK.matcher(document.text()).results().toList()) {
      for (MatchResult element : NESTED.matcher(appender.group(1)).results().toList()) {
        names.addAll(names(element.group(1), ELEMENT, String.valueOf(element.group(2))));
      }
      names.addAll(names("Sealpost", ELEMENT, NESTED.matcher(appender.group(1)).replaceAll("")));
    }
    return names.stream()
        .filter(name -> !KNOWN.contains(name) && !OF_FRAMEWORKS.contains(name))
        .toList();
  }

  private static List<String> names(String element, Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(setting -> (element + "." + setting.group(1)).toLowerCase(Locale.ROOT))
        .toList();
  }
}
