/**
 * RFC 5424: values and octets, encoder and parser. Knows no logging framework, no file and no
 * socket.
 */
@NullMarked
package io.sealpost.message;

import org.jspecify.annotations.NullMarked;
