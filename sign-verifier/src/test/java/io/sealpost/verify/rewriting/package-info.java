/** Tests of what is said of rewritten archives. */
package io.sealpost.verify.rewriting;
