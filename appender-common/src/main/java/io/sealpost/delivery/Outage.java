package io.sealpost.delivery;

import java.util.function.Supplier;

/**
 * Tells the listener once when delivery begins to fail and once when it works again, however many
 * attempts lie between. Confined to the courier thread.
 */
final class Outage {
  private enum State {
    NOT_YET_CONNECTED,
    WELL,
    FAILING
  }

  private final Supplier<PipelineListener> listener;
  private State state = State.NOT_YET_CONNECTED;

  Outage(Supplier<PipelineListener> listener) {
    this.listener = listener;
  }

  void failed(String target, String why) {
    if (state != State.FAILING) {
      state = State.FAILING;
      listener
          .get()
          .warning(
              "cannot deliver to "
                  + target
                  + ": "
                  + why
                  + "; messages wait in the journal, trying again");
    }
  }

  void well(String connection) {
    if (state != State.WELL) {
      String how = state == State.FAILING ? "delivering again: " : "delivering: ";
      state = State.WELL;
      listener.get().info(how + connection);
    }
  }
}
