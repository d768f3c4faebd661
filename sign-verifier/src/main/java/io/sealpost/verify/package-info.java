/**
 * The verifier: takes the lines of an archive, or of parts of one, and says which are genuine,
 * changed, replayed or missing (RFC 5848). Reads no file and prints nothing.
 */
@NullMarked
package io.sealpost.verify;

import org.jspecify.annotations.NullMarked;
