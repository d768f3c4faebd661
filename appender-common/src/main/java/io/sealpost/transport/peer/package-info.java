/** Who the peer is: names, addresses and fingerprints of certificates, and what is too weak. */
@NullMarked
package io.sealpost.transport.peer;

import org.jspecify.annotations.NullMarked;
