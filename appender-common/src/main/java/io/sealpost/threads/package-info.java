/**
 * The threads of Sealpost: how all of them are made, wait, and go on whatever is thrown. Nothing
 * else makes a thread, or has the JDK make one.
 */
@NullMarked
package io.sealpost.threads;

import org.jspecify.annotations.NullMarked;
