/** DSA: parameters, keys, signatures, and the arithmetic with tables that makes it fast (ADR 5). */
@NullMarked
package io.sealpost.sign.dsa;

import org.jspecify.annotations.NullMarked;
