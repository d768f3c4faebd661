/**
 * The threads of ours: how all of them are made, and go on whatever is thrown. Nothing else in
 * Sealpost makes a thread, or has the JDK make one.
 *
 * <p>May depend on: nothing of ours.
 */
@NullMarked
package io.sealpost.threads;

import org.jspecify.annotations.NullMarked;
