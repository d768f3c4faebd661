package io.sealpost.logback;

import static net.logstash.logback.argument.StructuredArguments.array;
import static net.logstash.logback.argument.StructuredArguments.entries;
import static net.logstash.logback.argument.StructuredArguments.fields;
import static net.logstash.logback.argument.StructuredArguments.kv;
import static net.logstash.logback.argument.StructuredArguments.raw;
import static net.logstash.logback.argument.StructuredArguments.value;
import static net.logstash.logback.marker.Markers.aggregate;
import static net.logstash.logback.marker.Markers.append;
import static net.logstash.logback.marker.Markers.appendArray;
import static net.logstash.logback.marker.Markers.appendEntries;
import static net.logstash.logback.marker.Markers.appendFields;
import static net.logstash.logback.marker.Markers.appendRaw;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import io.sealpost.adapter.AdapterContract;
import io.sealpost.testing.Endless;
import io.sealpost.testing.Thrower;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.logstash.logback.argument.StructuredArgument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Marker;
import org.slf4j.helpers.BasicMarkerFactory;

/** Markers and arguments of the real logstash-logback-encoder. */
final class LogstashFieldsTest extends AdapterContract<RunningLogback> {
  /** A bean, as applications have them. */
  public record Order(int number, List<String> items) {}

  private static final Order ORDER = new Order(7, List.of("tea", "milk"));

  /** A bean that cannot be written. */
  public static final class Words {
    /** For Jackson. */
    public String getText() {
      return Thrower.RUNTIME_EXCEPTION.text();
    }

    @Override
    public String toString() {
      return "words";
    }
  }

  /** One of which nothing can be had. */
  public record Throwing(Thrower thrower) {
    /** For Jackson. */
    @Override
    public Thrower thrower() {
      thrower.text();
      return thrower;
    }

    @Override
    public String toString() {
      return thrower.text();
    }
  }

  private final Marker audit = new BasicMarkerFactory().getMarker("AUDIT");

  LogstashFieldsTest() {
    super(RunningLogback::start);
  }

  @Test
  void markersBecomeKeyValues() throws Exception {
    List<String> texts =
        logged(
            logger -> {
              logger.info(append("k", "v"), "one");
              logger.info(append("order", ORDER), "bean");
              logger.info(appendEntries(Map.of("a", 1)), "entries");
              logger.info(appendArray("list", 1, "two"), "array");
              logger.info(appendFields(ORDER), "fields");
              logger.info(appendRaw("raw", "{\"x\":[1,{\"y\":null}]}"), "raw");
              logger.info(aggregate(append("a", 1), append("b", 2)), "aggregate");
              logger.info(append("a", 1).and(append("b", 2)).and(append("c", true)), "chain");
            });
    assertThat(texts.get(0)).endsWith(" - [kv@32473 k=\"v\"] one");
    assertThat(texts.get(1))
        .endsWith(" - [kv@32473 order=\"{number=7, items=[tea, milk\\]}\"] bean");
    assertThat(texts.get(2)).endsWith(" - [kv@32473 a=\"1\"] entries");
    assertThat(texts.get(3)).endsWith(" - [kv@32473 list=\"[1, two\\]\"] array");
    assertThat(texts.get(4)).endsWith(" - [kv@32473 number=\"7\" items=\"[tea, milk\\]\"] fields");
    assertThat(texts.get(5)).endsWith(" - [kv@32473 raw=\"{x=[1, {y=null}\\]}\"] raw");
    assertThat(texts.get(6)).endsWith(" - [kv@32473 a=\"1\" b=\"2\"] aggregate");
    assertThat(texts.get(7)).endsWith(" - [kv@32473 a=\"1\" b=\"2\" c=\"true\"] chain");
  }

  @Test
  @SuppressWarnings("deprecation") // as applications do it
  void firstOrdinaryMarkerIsTheMessageIdWhereverItHangs() throws Exception {
    Marker withField = new BasicMarkerFactory().getMarker("LOGIN");
    withField.add(append("user", "ann"));
    List<String> texts =
        logged(
            logger -> {
              logger.info(append("k", "v").and(audit), "behind");
              logger.info(withField, "before");
              logger.atInfo().addMarker(append("k", 1)).addMarker(audit).log("beside");
              logger.atInfo().addMarker(audit).addMarker(withField).log("of two");
            });
    assertThat(texts.get(0)).endsWith(" AUDIT [kv@32473 k=\"v\"] behind");
    assertThat(texts.get(1)).endsWith(" LOGIN [kv@32473 user=\"ann\"] before");
    assertThat(texts.get(2)).endsWith(" AUDIT [kv@32473 k=\"1\"] beside");
    assertThat(texts.get(3)).endsWith(" AUDIT [kv@32473 user=\"ann\"] of two");
  }

  @Test
  void argumentsBecomeKeyValuesAndStayInTheText() throws Exception {
    List<String> texts =
        logged(
            logger -> {
              logger.info("{} and {}", kv("k", "v"), value("n", 2));
              logger.info("{}", entries(Map.of("a", 1)));
              logger.info("unused", array("list", 1, 2), raw("r", "[1]"), fields(ORDER));
              logger.atInfo().addKeyValue("own", 1).log("{}", kv("theirs", 2));
              StructuredArgument ofTheApplication =
                  generator -> generator.writeNumberField("mine", 1);
              logger.info("made", ofTheApplication);
            });
    assertThat(texts.get(0)).endsWith(" - [kv@32473 k=\"v\" n=\"2\"] k=v and 2");
    assertThat(texts.get(1)).endsWith(" - [kv@32473 a=\"1\"] {a=1}");
    assertThat(texts.get(2))
        .endsWith(
            " - [kv@32473 list=\"[1, 2\\]\" r=\"[1\\]\" number=\"7\" items=\"[tea, milk\\]\"] unused");
    assertThat(texts.get(3)).endsWith(" - [kv@32473 own=\"1\" theirs=\"2\"] theirs=2");
    assertThat(texts.get(4)).endsWith(" - [kv@32473 mine=\"1\"] made");
  }

  @Test
  void whatIsNoJsonIsSentAsText() throws Exception {
    Words words = new Words();
    List<String> texts =
        logged(
            logger -> {
              logger.info("{}", kv("k", words));
              logger.info(append("k", words), "marked");
              logger.info(appendRaw("k", "{no json"), "raw");
            });
    assertThat(texts.get(0)).endsWith(" - [kv@32473 k=\"words\"] k=words");
    assertThat(texts.get(1)).endsWith(" - [kv@32473 k=\"words\"] marked");
    assertThat(texts.get(2)).endsWith(" - [kv@32473 k=\"{no json\"] raw");
  }

  @ParameterizedTest
  @EnumSource(Thrower.class)
  void valueThatThrowsHasAPlaceholder(Thrower thrower) throws Exception {
    assertThat(logged(logger -> logger.info(append("k", new Throwing(thrower)), "thrown")))
        .singleElement()
        .asString()
        .contains(" - [kv@32473 k=\"[FAILED toString()")
        .endsWith(" thrown");
  }

  @ParameterizedTest
  @EnumSource(
      value = Endless.class,
      names = {"COLLECTION", "MAP", "DEPTH", "DEPTH_OF_MAPS", "BRANCHES"})
  void valueWithoutEndIsCut(Endless endless) throws Exception {
    assertThat(logged(logger -> logger.info(append("k", endless.object()), "endless")))
        .singleElement()
        .asString()
        .hasSizeLessThanOrEqualTo(8_000)
        .contains(" - [kv@32473 k=\"")
        .containsAnyOf("...", "[FAILED toString()")
        .endsWith(" endless");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void markersOfAnotherClassLoaderAreKnownAlsoWithoutJackson(boolean jackson) throws Exception {
    String sent =
        jackson
            ? "k=\"{number=7, items=[tea, milk\\]}\""
            : "fields=\"k=Order[number=7, items=[tea, milk\\]\\]\"";
    try (URLClassLoader alone = new Alone(append("k", "v").getClass(), jackson)) {
      Marker marker =
          (Marker)
              alone
                  .loadClass("net.logstash.logback.marker.Markers")
                  .getMethod("append", String.class, Object.class)
                  .invoke(null, "k", ORDER);
      assertThat(marker.getClass().getClassLoader()).isSameAs(alone);
      assertThat(logged(logger -> logger.info(marker, "from elsewhere")))
          .singleElement()
          .asString()
          .endsWith(" - [kv@32473 " + sent + "] from elsewhere");
    }
  }

  private List<String> logged(Consumer<Logger> application) throws Exception {
    try (RunningLogback logback = from("throwing.xml")) {
      application.accept(logback.logger());
    }
    return archive.texts();
  }

  /** Has the library once more, with a Jackson of its own or with none. */
  private static final class Alone extends URLClassLoader {
    private final boolean jackson;

    Alone(Class<?> ofTheLibrary, boolean jackson) {
      super(
          Stream.concat(
                  Stream.of(ofTheLibrary.getProtectionDomain().getCodeSource().getLocation()),
                  jackson())
              .toArray(URL[]::new),
          ofTheLibrary.getClassLoader());
      this.jackson = jackson;
    }

    private static Stream<URL> jackson() {
      return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .filter(jar -> jar.contains("jackson"))
          .map(
              jar -> {
                try {
                  return Path.of(jar).toUri().toURL();
                } catch (MalformedURLException e) {
                  throw new IllegalStateException(e);
                }
              });
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      boolean ofJackson = name.contains("jackson");
      if (ofJackson && !jackson) {
        throw new ClassNotFoundException(name);
      }
      if (!ofJackson && !name.startsWith("net.logstash.")) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }
}
