package io.sealpost.logback;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.adapter.EndOfTheApplicationContract;
import io.sealpost.application.EndingApplication;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EndOfTheApplicationTest extends EndOfTheApplicationContract {
  EndOfTheApplicationTest() {
    super(EndingApplication.class);
  }

  @Override
  protected List<String> configuration(boolean hook) {
    String file = hook ? "ending-hook.xml" : "ending.xml";
    return List.of("-Dlogback.configurationFile=" + getClass().getResource(file));
  }

  @Test
  void withoutAHookWhatWaitsArrivesAndIsSealedAfterTheNextStart() throws Exception {
    try (Collector collector = Collector.start(Scheme.RELP, archive)) {
      assertThat(run("nothing", false, collector)).isEmpty();
      assertThat(texts()).noneMatch(text -> text.contains("ends"));

      assertThat(run("nothing", true, collector)).isEmpty();
      // Only the second session ends: what the first had left is signed in that.
      assertThat(texts().stream().distinct()).containsExactly("at work", "session ends");
      assertThat(texts()).filteredOn("session ends"::equals).hasSize(1);
      assertThat(archive.texts().stream().filter(text -> text.endsWith("at work")).distinct())
          .hasSize(2);
    }
  }
}
