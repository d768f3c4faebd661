/**
 * Makes the test vectors in {@code src/test/resources/own-vectors}: logs, and what must be said of
 * each line, as it is known to whoever makes the line.
 */
package io.sealpost.verify.vectors;
