package io.sealpost.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.EndlessThrown;
import io.sealpost.testing.Thrower;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
final class StackTraceTextTest {
  private static final int MOST = 4_000;

  @Test
  void traceThatHasRoomIsJavasOwn() {
    Throwable thrown = new IllegalStateException("outer", new IllegalStateException("inner"));
    thrown.addSuppressed(new IllegalStateException("beside"));
    StringWriter printed = new StringWriter();
    thrown.printStackTrace(new PrintWriter(printed));
    assertThat(StackTraceText.of(thrown, 1 << 20)).isEqualTo(printed.toString());
  }

  @ParameterizedTest
  @EnumSource(EndlessThrown.class)
  void whatHasNoEndIsCutWithAMark(EndlessThrown endless) {
    String text = StackTraceText.of(endless.thrown(), MOST);
    assertThat(text)
        .hasSizeLessThanOrEqualTo(MOST)
        .matches("(?s).*(\\.\\.\\.|CIRCULAR REFERENCE).*");
  }

  @ParameterizedTest
  @EnumSource(Thrower.class)
  void messageThatThrowsLeavesTypeFramesAndCause(Thrower thrower) {
    Throwable thrown =
        new Exception(new IllegalStateException("beneath")) {
          private static final long serialVersionUID = 1;

          @Override
          public String getMessage() {
            return thrower.object().toString();
          }
        };
    assertThat(StackTraceText.of(thrown, 1 << 20))
        .startsWith(thrown.getClass().getName() + ": [FAILED getMessage(): ")
        .contains("\tat io.sealpost.event.StackTraceTextTest.", "Caused by: ", ": beneath\n");
  }

  @ParameterizedTest
  @EnumSource(EndlessThrown.class)
  void recursionThatEndsBeforeTheLimitLeavesTheFirstCauses(EndlessThrown endless) throws Exception {
    String[] text = {""};
    Throwable thrown = endless.thrown();
    Thread small =
        new Thread(null, () -> text[0] = StackTraceText.of(thrown, 16 << 20), "small", 1 << 17);
    small.start();
    small.join();
    assertThat(text[0]).startsWith(thrown.getClass().getName()).hasSizeLessThanOrEqualTo(16 << 20);
  }
}
