package io.sealpost.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class LongCallsTest {
  private static final long WAIT = TimeUnit.MILLISECONDS.toNanos(60);

  @Test
  void callThatWaitsIsToBlameForItsWait() throws IOException {
    try (LongCalls calls = new LongCalls(number -> waitFor(WAIT))) {
      calls.take(0);

      assertThat(calls.endedAfter(Long.MIN_VALUE))
          .singleElement()
          .satisfies(call -> assertThat(call.nanosOfItsOwn(List.of())).isGreaterThan(WAIT / 2));
    }
  }

  @Test
  void callIsNotToBlameForStalls() {
    LongCalls.Call call = new LongCalls.Call(new Span(100, 200), 0);

    List<Span> stalls = List.of(new Span(150, 170), new Span(90, 110), new Span(160, 180));

    assertThat(call.nanosOfItsOwn(stalls)).isEqualTo(60);
    assertThat(call.nanosOfItsOwn(List.of(new Span(0, 100), new Span(200, 300)))).isEqualTo(100);
  }

  @Test
  void callIsNotToBlameForWantOfProcessor() {
    assertThat(new LongCalls.Call(new Span(100, 200), 70).nanosOfItsOwn(List.of())).isEqualTo(30);
  }

  private static void waitFor(long nanos) {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
