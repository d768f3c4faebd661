/** TLS on a connected socket: certificates and keys renewed and offered, the handshake. */
@NullMarked
package io.sealpost.transport.tls;

import org.jspecify.annotations.NullMarked;
