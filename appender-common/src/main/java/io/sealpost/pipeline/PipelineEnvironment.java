package io.sealpost.pipeline;

import io.sealpost.delivery.PipelineListener;
import io.sealpost.delivery.UnexpectedFailures;
import io.sealpost.delivery.drops.DropReport;
import io.sealpost.delivery.keeper.UnforcedReport;
import io.sealpost.schedule.Gate;
import io.sealpost.schedule.RateLimit;

/**
 * The parts of a pipeline that stay when its directory is reopened.
 *
 * @param lost called on Sealpost threads when the current parts cannot continue with their
 *     directory
 */
record PipelineEnvironment(
    Gate gate,
    RateLimit rate,
    BlockedAppends room,
    DropReport dropped,
    UnforcedReport unforced,
    UnexpectedFailures failures,
    Runnable lost,
    PipelineListener listener) {}
