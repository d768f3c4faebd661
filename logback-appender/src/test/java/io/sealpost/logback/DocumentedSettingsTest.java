package io.sealpost.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.Status;
import io.sealpost.testing.DocumentedSettings;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each documented setting has its property, and there are no others. */
final class DocumentedSettingsTest {
  private static final Map<String, Class<?>> ELEMENTS =
      Map.of(
          "Tls", Tls.class,
          "Spool", Spool.class,
          "DequeueWindow", DequeueWindow.class,
          "SyslogSign", SyslogSign.class);

  @Test
  void everyPropertyIsDocumented() {
    assertThat(properties(SealpostProperties.class))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(documented("Sealpost"), ELEMENTS.keySet().stream(), Stream.of("Context"))
                .flatMap(names -> names)
                .toList());
    assertThat(ELEMENTS)
        .allSatisfy(
            (element, type) ->
                assertThat(properties(type))
                    .containsExactlyInAnyOrderElementsOf(documented(element).toList()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void settingHasItsProperty(DocumentedSettings setting) throws JoranException {
    List<String> errors = errorsOf(setting);
    assertThat(errors).isNotEmpty().noneMatch(error -> error.contains("no such setting"));
  }

  private static List<String> properties(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .map(Method::getName)
        .filter(name -> name.startsWith("set"))
        .map(name -> name.substring("set".length()))
        .toList();
  }

  /** The names of an element's documented settings, as in the names of methods. */
  private static Stream<String> documented(String element) {
    return DocumentedSettings.all().stream()
        .filter(setting -> setting.element().equals(element))
        .map(DocumentedSettings::name)
        .map(name -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
  }

  private static List<String> errorsOf(DocumentedSettings setting) throws JoranException {
    // Faulty in any case, so that nothing is started.
    String written = element(setting.name(), "?");
    String nested =
        setting.element().equals("Sealpost")
            ? written
            : element(uncapitalized(setting.element()), written);
    LoggerContext context = new LoggerContext();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(
        new ByteArrayInputStream(
            document(element("window", "many") + nested).getBytes(StandardCharsets.UTF_8)));
    return context.getStatusManager().getCopyOfStatusList().stream()
        .filter(status -> status.getLevel() == Status.ERROR)
        .map(Status::getMessage)
        .toList();
  }

  private static String element(String name, String content) {
    return "<" + name + ">" + content + "</" + name + ">";
  }

  private static String uncapitalized(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  private static String document(String elements) {
    return "<configuration><appender name='A' class='io.sealpost.logback.SealpostAppender'>"
        + elements
        + "</appender><root><appender-ref ref='A'/></root></configuration>";
  }

  private static List<DocumentedSettings> all() {
    return DocumentedSettings.all();
  }
}
