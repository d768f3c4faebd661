package io.sealpost.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.InterruptingText;
import io.sealpost.testing.Thrower;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What code of the application does in the appender besides making text. */
public abstract class ApplicationCodeContract<R extends RunningFramework>
    extends AdapterContract<R> {
  protected ApplicationCodeContract(Framework<R> framework) {
    super(framework);
  }

  /** Gives the appender {@code AUDIT} a filter that does this and then denies the event. */
  protected abstract void denyAfter(R framework, Runnable work);

  @ParameterizedTest
  @EnumSource(Thrower.class)
  final void eventsGoWhereAFilterThrowsAndItIsToldOnce(Thrower thrower) throws Exception {
    try (R framework = from("throwing.xml")) {
      denyAfter(framework, thrower::text);
      framework.info("one");
      framework.info("two");
      assertThat(framework.warningsOf("AUDIT"))
          .filteredOn(text -> text.contains("a filter throws"))
          .hasSize(1);
      assertThat(framework.errors()).isEmpty();
    }
    assertThat(archive.texts()).hasSize(2);
    assertThat(archive.texts().get(1)).endsWith(" - - two");
  }

  @Test
  final void filterThatDeniesIsHeard() throws Exception {
    try (R framework = from("throwing.xml")) {
      denyAfter(framework, () -> {});
      framework.info("denied");
    }
    assertThat(archive.texts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  final void interruptFlagIsAsTheApplicationLeftIt(boolean leftSet) throws Exception {
    boolean after;
    try (R framework = from("throwing.xml")) {
      if (!leftSet) {
        Thread.currentThread().interrupt();
      }
      framework.append("seen {}", new InterruptingText(leftSet));
      after = Thread.interrupted();
    }
    assertThat(after).isEqualTo(leftSet);
    assertThat(archive.texts()).singleElement().asString().endsWith(" seen text");
  }

  @Test
  final void levelThatIsNotThereIsWarnedAboutAndNoFault() throws Exception {
    try (R framework = from("severities.xml")) {
      framework.warn("mapped");
      assertThat(framework.warningsOf("AUDIT"))
          .filteredOn(text -> text.contains("severities"))
          .containsExactly("severities: there is no level NO_SUCH yet: is the name right?");
    }
    assertThat(archive.texts()).singleElement().asString().startsWith("<9>1 ");
  }
}
