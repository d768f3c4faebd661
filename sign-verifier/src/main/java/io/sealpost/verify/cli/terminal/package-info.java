/**
 * The environment of a command: streams, their charset, exit status, passwords, and text made
 * visible.
 */
@NullMarked
package io.sealpost.verify.cli.terminal;

import org.jspecify.annotations.NullMarked;
