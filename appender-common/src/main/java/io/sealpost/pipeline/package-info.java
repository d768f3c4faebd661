/**
 * What one appender has: journal, keeper and courier, opened, shared, reopened and closed; the
 * lanes of urgent and other messages; one owner for each directory.
 */
@NullMarked
package io.sealpost.pipeline;

import org.jspecify.annotations.NullMarked;
