/**
 * RFC 5424: values and octets, encoder and parser. Independent of logging frameworks, files and
 * sockets.
 */
@NullMarked
package io.sealpost.message;

import org.jspecify.annotations.NullMarked;
