/**
 * What is reported: verdicts, findings, numbers and positions. All that a front end needs to know.
 */
@NullMarked
package io.sealpost.verify.report;

import org.jspecify.annotations.NullMarked;
