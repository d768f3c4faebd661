/**
 * Sealpost's threads: how all of them are created, wait, and continue whatever is thrown. Nothing
 * else creates a thread, or has the JDK create one.
 */
@NullMarked
package io.sealpost.threads;

import org.jspecify.annotations.NullMarked;
