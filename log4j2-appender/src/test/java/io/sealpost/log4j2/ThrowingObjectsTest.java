package io.sealpost.log4j2;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.adapter.AdapterContract;
import io.sealpost.testing.Thrower;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.StringLayout;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.core.layout.AbstractStringLayout;
import org.apache.logging.log4j.message.MapMessage;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.message.SimpleMessage;
import org.apache.logging.log4j.message.StructuredDataMessage;
import org.apache.logging.log4j.util.SortedArrayStringMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Objects of the application that throw when they are asked for text. */
final class ThrowingObjectsTest extends AdapterContract<RunningLog4j> {
  ThrowingObjectsTest() {
    super(RunningLog4j::start);
  }

  @ParameterizedTest
  @EnumSource(Thrower.class)
  void eventArrivesAllTheSameAndTheNextOneIsWhole(Thrower thrower) throws Exception {
    try (RunningLog4j log4j = from("throwing.xml")) {
      Logger logger = log4j.logger();
      logger.info("parameter {} of {}", thrower.object(), "two");
      logger.info("array {}", (Object) new Object[] {1, thrower.object(), new int[] {2, 3}});
      logger.info(new MapMessage<>(Map.of("key", thrower.object())));
      logger.info(structured(thrower));
      append(log4j, message(thrower), new SortedArrayStringMap()); // a logger would ask it before
      logger.info(marker(thrower), "marked");
      logger.info("message", new Throwing(thrower));
      logger.info("context {}", 1);
      SortedArrayStringMap objects = new SortedArrayStringMap();
      objects.putValue("a", 1);
      objects.putValue("b", thrower.object());
      append(log4j, new SimpleMessage("with context"), objects);
      log4j.context().getLogger("layout").info("laid out {}", thrower.object());
      logger.info("the next one");
    }
    List<String> texts = textsOf("billing");
    assertThat(texts).hasSize(10);
    assertThat(texts.get(0)).contains("parameter [").endsWith("] of two");
    assertThat(texts.get(1)).contains("array [1, ").endsWith(", [2, 3]]");
    assertThat(texts.get(2)).contains("[kv@32473 key=\"[FAILED toString(): ");
    assertThat(texts.get(3)).contains("[order@9 sum=\"12\" who=\"[FAILED toString(): ");
    assertThat(texts.get(4)).contains("[FAILED getFormattedMessage(): ");
    assertThat(texts.get(5)).contains(" - - marked");
    assertThat(texts.get(6)).contains(" message#012", "Throwing", "Caused by: ");
    assertThat(texts.get(8)).contains("[mdc@32473 a=\"1\" b=\"[FAILED toString(): ");
    assertThat(textsOf("layout")).singleElement().asString().contains("laid out [");
    assertThat(texts.get(9)).endsWith(" - - the next one");
  }

  @ParameterizedTest
  @EnumSource(Thrower.class)
  void layoutThatThrowsLeavesTheTextThatIsThereWithoutOne(Thrower thrower) {
    StringLayout layout =
        new AbstractStringLayout(StandardCharsets.UTF_8) {
          @Override
          public String toSerializable(LogEvent event) {
            return thrower.object().toString();
          }
        };
    LogEvent event = Log4jLogEvent.newBuilder().setMessage(new SimpleMessage("laid out")).build();
    assertThat(new MessageText(1_000).rendered(layout, event))
        .startsWith("[FAILED layout(): ")
        .endsWith("] laid out");
  }

  @Test
  void chainOfThousandsOfCausesIsCutAndArrives() throws Exception {
    Throwable thrown = new IllegalStateException("the first");
    for (int i = 0; i < 4_000; i++) {
      thrown = new IllegalStateException("cause " + i, thrown);
    }
    try (RunningLog4j log4j = from("throwing.xml")) {
      log4j.logger().info("deep", thrown);
    }
    assertThat(archive.texts()).singleElement().asString().contains(" deep#012", "cause 3999");
  }

  @Test
  void unreadableEventIsCountedAndDoesNotSendOthersElsewhere() throws Exception {
    try (RunningLog4j log4j = from("throwing.xml")) {
      Logger strict = log4j.context().getLogger("strict");
      strict.info("one");
      log4j.context().getConfiguration().getAppender("STRICT").append(new Unreadable());
      strict.info("two");
    }
    assertThat(archive.texts()).filteredOn(text -> text.endsWith(" one")).hasSize(1);
    assertThat(archive.texts()).filteredOn(text -> text.endsWith(" two")).hasSize(1);
    assertThat(archive.texts())
        .filteredOn(text -> text.contains("reason=\"unreadable\""))
        .singleElement()
        .asString()
        .contains("count=\"1\"");
  }

  private List<String> textsOf(String appName) {
    return archive.texts().stream()
        .filter(text -> text.contains(" web1 " + appName + " 7 "))
        .toList();
  }

  private static StructuredDataMessage structured(Thrower thrower) {
    return new StructuredDataMessage("order@9", "paid", "PAYMENT") {
      private static final long serialVersionUID = 1;

      @Override
      public Map<String, String> getData() {
        return withObject(thrower);
      }
    };
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // what raw types of an application bring along
  private static Map<String, String> withObject(Thrower thrower) {
    Map data = new java.util.TreeMap<>();
    data.put("sum", "12");
    data.put("who", thrower.object());
    return data;
  }

  private static void append(RunningLog4j log4j, Message message, SortedArrayStringMap context) {
    log4j
        .context()
        .getConfiguration()
        .getAppender("AUDIT")
        .append(
            Log4jLogEvent.newBuilder()
                .setLevel(Level.INFO)
                .setMessage(message)
                .setContextData(context)
                .build());
  }

  private static Message message(Thrower thrower) {
    return new SimpleMessage("unseen") {
      private static final long serialVersionUID = 1;

      @Override
      public String getFormattedMessage() {
        return thrower.text();
      }
    };
  }

  private static Marker marker(Thrower thrower) {
    return new Marker() {
      private static final long serialVersionUID = 1;

      @Override
      public String getName() {
        return thrower.text();
      }

      @Override
      public Marker addParents(Marker... markers) {
        return this;
      }

      @Override
      public Marker[] getParents() {
        return new Marker[0];
      }

      @Override
      public boolean hasParents() {
        return false;
      }

      @Override
      public boolean isInstanceOf(Marker m) {
        return false;
      }

      @Override
      public boolean isInstanceOf(String name) {
        return false;
      }

      @Override
      public boolean remove(Marker marker) {
        return false;
      }

      @Override
      public Marker setParents(Marker... markers) {
        return this;
      }
    };
  }

  /** Whose own methods throw, but for its cause. */
  private static final class Throwing extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Thrower thrower;

    Throwing(Thrower thrower) {
      super(new IOException("disk"));
      this.thrower = thrower;
    }

    @Override
    public String getMessage() {
      return thrower.text();
    }

    @Override
    public String toString() {
      return thrower.text();
    }

    @Override
    public void printStackTrace(PrintWriter writer) {
      thrower.text();
    }
  }

  /** An event that has nothing. */
  private static final class Unreadable extends org.apache.logging.log4j.core.AbstractLogEvent {
    private static final long serialVersionUID = 1;
  }
}
