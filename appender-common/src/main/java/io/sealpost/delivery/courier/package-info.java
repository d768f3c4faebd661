/**
 * The loop that sends: asks the gate, owns the connection, has entries confirmed, retries, examines
 * what is refused.
 */
@NullMarked
package io.sealpost.delivery.courier;

import org.jspecify.annotations.NullMarked;
