/**
 * Programs that measure: JMH for single operations, and whole logging calls side by side with other
 * appenders. {@code docs/performance.md} says how to run them and what they showed.
 */
@NullMarked
package io.sealpost.benchmarks;

import org.jspecify.annotations.NullMarked;
