/**
 * The pipeline of one appender: journal, keeper and courier, opened, shared, reopened and closed;
 * the lanes of urgent and other messages; one owner per directory.
 */
@NullMarked
package io.sealpost.pipeline;

import org.jspecify.annotations.NullMarked;
