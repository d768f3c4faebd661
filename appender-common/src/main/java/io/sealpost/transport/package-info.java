/** Octets to a collector: targets, dialling, framing, TCP, RELP and UDP connections. */
@NullMarked
package io.sealpost.transport;

import org.jspecify.annotations.NullMarked;
