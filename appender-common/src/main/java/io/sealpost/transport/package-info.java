/** Octets to a collector: targets, dialling, framing, and the connections of each scheme. */
@NullMarked
package io.sealpost.transport;

import org.jspecify.annotations.NullMarked;
