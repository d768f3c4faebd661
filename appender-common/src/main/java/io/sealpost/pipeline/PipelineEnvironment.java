package io.sealpost.pipeline;

import io.sealpost.delivery.PipelineListener;
import io.sealpost.delivery.UnexpectedFailures;
import io.sealpost.delivery.drops.DropReport;
import io.sealpost.delivery.keeper.UnforcedReport;
import io.sealpost.schedule.Gate;
import io.sealpost.schedule.RateLimit;
import java.util.function.Supplier;

/**
 * What stays of a pipeline when its directory is opened anew.
 *
 * @param lost told, on threads of ours, that the works at hand cannot go on with their directory
 */
record PipelineEnvironment(
    Gate gate,
    RateLimit rate,
    BlockedAppends room,
    DropReport dropped,
    UnforcedReport unforced,
    UnexpectedFailures failures,
    Runnable lost,
    Supplier<PipelineListener> listener) {
  void warn(String what) {
    listener.get().warning(what);
  }
}
