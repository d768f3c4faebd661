/**
 * The verifier: takes the lines of an archive and tells which are genuine, changed, replayed or
 * missing (RFC 5848). Reads no file and prints nothing, so that any front end can use it.
 *
 * <p>May depend on: {@code io.sealpost.verify.trust}, {@code io.sealpost.message}, {@code
 * io.sealpost.sign}, {@code io.sealpost.threads}.
 */
@NullMarked
package io.sealpost.verify;

import org.jspecify.annotations.NullMarked;
