package io.sealpost.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealpost.testing.Thrower;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
final class PerpetualTest {
  private final List<String> done = new ArrayList<>();

  /** A turn that fails, two attempts to recover, of which the first fails, and the end. */
  @ParameterizedTest
  @EnumSource(Thrower.class)
  void goesOnWhateverIsThrownAndWhileThatIsHandled(Thrower thrower) {
    Perpetual.run(
        new Perpetual.Turns() {
          @Override
          public boolean over() {
            return done.size() == 5;
          }

          @Override
          public void turn() {
            done.add("turn");
            if (done.size() == 2) {
              thrower.text();
            }
          }

          @Override
          public void recover(Throwable why) {
            done.add("recover");
            if (done.size() == 3) {
              thrower.text();
            }
          }
        });
    assertThat(done).containsExactly("turn", "turn", "recover", "recover", "turn");
  }

  @Test
  @SuppressWarnings("removal")
  void endsWithTheThread() {
    assertThatThrownBy(
            () ->
                Perpetual.run(
                    new Perpetual.Turns() {
                      @Override
                      public boolean over() {
                        return false;
                      }

                      @Override
                      public void turn() {
                        throw new ThreadDeath();
                      }

                      @Override
                      public void recover(Throwable why) {}
                    }))
        .isInstanceOf(ThreadDeath.class);
  }
}
