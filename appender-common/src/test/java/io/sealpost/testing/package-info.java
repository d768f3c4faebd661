/**
 * What several modules' tests share, besides the collector of {@code io.sealpost.testkit}: faulty
 * links, real log servers, deployments, objects that throw. They have it from the test-jar.
 *
 * <p>May depend on: the JDK, Bouncy Castle and {@code testkit}; nothing of what it tests.
 */
package io.sealpost.testing;
