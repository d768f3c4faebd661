package io.sealpost.log4j2;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.adapter.DirectoryOwnerContract;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.apache.logging.log4j.util.SortedArrayStringMap;
import org.junit.jupiter.api.Test;

final class DirectoryOwnerTest extends DirectoryOwnerContract<RunningLog4j> {
  DirectoryOwnerTest() {
    super(RunningLog4j::start);
  }

  @Test
  void aRouteThatAReplacedConfigurationMakesLateTakesNothingOver() throws Exception {
    try (RunningLog4j log4j = start()) {
      log4j.put("tenant", "acme");
      SortedArrayStringMap acme = new SortedArrayStringMap(Map.of("tenant", "acme"));
      Appender replaced = log4j.appender("TENANTS");
      log4j.reconfigure();
      log4j.logAs(TENANTS, "of the new one");
      replaced.append(
          Log4jLogEvent.newBuilder()
              .setLevel(Level.INFO)
              .setMessage(new SimpleMessage("late"))
              .setContextData(acme)
              .build());
      log4j.logAs(TENANTS, "of the new one too");
      assertThat(log4j.errors()).anyMatch(error -> error.contains(" is in use by the appender "));
    }
    assertThat(clear.texts())
        .satisfiesExactly(
            one -> assertThat(one).endsWith("of the new one"),
            two -> assertThat(two).endsWith("of the new one too"));
  }
}
