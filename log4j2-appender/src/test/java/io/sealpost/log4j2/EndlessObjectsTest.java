package io.sealpost.log4j2;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.adapter.EndlessObjectsContract;
import io.sealpost.testing.Endless;
import io.sealpost.testing.EndlessThrown;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.MapMessage;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.message.ObjectArrayMessage;
import org.apache.logging.log4j.message.ObjectMessage;
import org.apache.logging.log4j.message.ParameterizedMessage;
import org.apache.logging.log4j.message.SimpleMessage;
import org.apache.logging.log4j.message.StringMapMessage;
import org.apache.logging.log4j.message.StructuredDataCollectionMessage;
import org.apache.logging.log4j.message.StructuredDataMessage;
import org.apache.logging.log4j.util.SortedArrayStringMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Log4j2 goes through before it calls an appender is not in question. */
final class EndlessObjectsTest extends EndlessObjectsContract<RunningLog4j> {
  private final AtomicInteger read = new AtomicInteger();

  EndlessObjectsTest() {
    super(RunningLog4j::start);
  }

  static EndlessThrown[] handedOn() {
    return EndlessThrown.values();
  }

  @ParameterizedTest
  @EnumSource(Endless.class)
  void valueIsCutWithAMarkWhereverItIs(Endless endless) throws Exception {
    Object value = endless.object();
    try (RunningLog4j log4j = from("throwing.xml")) {
      Logger logger = log4j.logger();
      append(log4j, new ParameterizedMessage("parameter {} of {}", value, "two"));
      append(log4j, new ObjectMessage(value));
      append(log4j, new ObjectArrayMessage("first", value));
      logger.info(new MapMessage<>(Map.of("key", value)));
      SortedArrayStringMap context = new SortedArrayStringMap();
      context.putValue("c", value);
      append(log4j, new SimpleMessage("with context"), context);
      logger.info("the next one");
    }
    assertThat(archive.texts()).hasSize(6).allMatch(text -> text.length() <= MOST);
    assertThat(archive.texts().subList(0, 5))
        .allMatch(text -> text.matches(".*(\\.\\.\\.|truncated=).*"));
    assertThat(archive.texts().get(0)).contains("parameter ");
    assertThat(archive.texts().get(3)).contains("[kv@32473 key=");
    assertThat(archive.texts().get(4)).contains("[mdc@32473 c=").endsWith("with context");
    assertThat(archive.texts().get(5)).endsWith(" - - the next one");
  }

  @Test
  void pairsWithoutEndAreCutWithTheUsualNote() throws Exception {
    try (RunningLog4j log4j = from("throwing.xml")) {
      append(log4j, endlessMap());
      append(log4j, endlessData());
      append(log4j, endlessCollection());
    }
    assertThat(archive.texts())
        .hasSize(3)
        .allMatch(text -> text.length() <= MOST)
        .allMatch(text -> text.contains("[sealpost@32473 truncated="));
    assertThat(archive.texts().get(0)).contains("[kv@32473 key0=\"0\" key1=\"1\" ");
    assertThat(archive.texts().get(1)).contains("[order@9 key0=\"0\" key1=\"1\" ");
    assertThat(archive.texts().get(2)).contains("[order0@9 k=\"v\"][order1@9 k=\"v\"]");
    assertThat(read).as("pairs read").hasValueLessThan(MOST_PAIRS);
  }

  private static void append(RunningLog4j log4j, Message message) {
    append(log4j, message, new SortedArrayStringMap());
  }

  /** Not by a logger, which may ask the message before. */
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

  private int note(int index) {
    read.accumulateAndGet(index, Math::max);
    return index;
  }

  private Message endlessMap() {
    return new StringMapMessage(Map.of("unseen", "x")) {
      private static final long serialVersionUID = 1;

      @Override
      public Map<String, String> getData() {
        return Endless.map(i -> "" + note(i));
      }
    };
  }

  private Message endlessData() {
    return new StructuredDataMessage("order@9", "paid", "PAYMENT") {
      private static final long serialVersionUID = 1;

      @Override
      public Map<String, String> getData() {
        return Endless.map(i -> "" + note(i));
      }
    };
  }

  private Message endlessCollection() {
    return new StructuredDataCollectionMessage(List.of()) {
      private static final long serialVersionUID = 1;

      @Override
      public Iterator<StructuredDataMessage> iterator() {
        return Endless.collection(
                i ->
                    new StructuredDataMessage(
                        "order" + note(i) + "@9", "paid", "P", Map.of("k", "v")))
            .iterator();
      }
    };
  }
}
