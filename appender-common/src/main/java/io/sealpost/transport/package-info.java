/**
 * Octets to a collector: targets, dialling, TLS and its peer checks, framing, confirmation.
 *
 * <p>May depend on: {@code threads}.
 */
@NullMarked
package io.sealpost.transport;

import org.jspecify.annotations.NullMarked;
