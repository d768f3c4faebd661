/**
 * The command: options to policy, files to lines, report to text or NDJSON, findings to an exit
 * status.
 */
@NullMarked
package io.sealpost.verify.cli;

import org.jspecify.annotations.NullMarked;
