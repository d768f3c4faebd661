/**
 * Certificates and keys for a secured link: made, written, and shown. The command line above it is
 * {@code certs}.
 *
 * <p>May depend on: {@code io.sealpost.verify.trust}, {@code io.sealpost.sign}.
 */
@NullMarked
package io.sealpost.verify.certs;

import org.jspecify.annotations.NullMarked;
