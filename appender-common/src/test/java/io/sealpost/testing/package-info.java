/**
 * What several modules' tests share: a collector that can be told to misbehave, certificates,
 * clocks. Ships as the test-jar; the samples run on it too.
 *
 * <p>May depend on: the JDK, Bouncy Castle and the targets of {@code transport}; nothing of what it
 * tests.
 */
package io.sealpost.testing;
