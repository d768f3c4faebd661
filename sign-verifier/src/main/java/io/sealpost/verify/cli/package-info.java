/**
 * The command: options to policy, files to lines, report to text or NDJSON, findings to an exit
 * status.
 *
 * <p>May depend on: {@code io.sealpost.verify} and its other packages, {@code io.sealpost.sign},
 * {@code io.sealpost.message}.
 */
@NullMarked
package io.sealpost.verify.cli;

import org.jspecify.annotations.NullMarked;
