package io.sealpost.verify.cli;

import io.sealpost.verify.report.Report;
import io.sealpost.verify.rewriting.Explanation;
import java.util.List;

/**
 * What a run of the verifier came to.
 *
 * @param explanations why lines do not verify, as far as that is evident
 * @param passedOver lines of signers that nobody asked for
 * @param unread inputs that were not read, or not to their end
 */
record Outcome(Report report, List<Explanation> explanations, long passedOver, int unread) {}
