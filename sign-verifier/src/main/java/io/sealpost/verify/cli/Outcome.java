package io.sealpost.verify.cli;

import io.sealpost.verify.report.Report;
import io.sealpost.verify.rewriting.Explanation;
import java.util.List;

/**
 * The outcome of a run of the verifier.
 *
 * @param explanations why lines do not verify, as far as it is evident
 * @param passedOver lines of signers that were not asked for
 * @param unread inputs that were not read, or not to the end
 */
record Outcome(Report report, List<Explanation> explanations, long passedOver, int unread) {}
