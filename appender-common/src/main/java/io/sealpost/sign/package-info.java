/**
 * RFC 5848: groups, blocks, sessions, keys; both writing and checking.
 *
 * <p>May depend on: {@code message}.
 */
@NullMarked
package io.sealpost.sign;

import org.jspecify.annotations.NullMarked;
