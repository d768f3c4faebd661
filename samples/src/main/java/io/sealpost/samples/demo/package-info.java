/** The quick start behind {@code samples/demo.sh}. */
@NullMarked
package io.sealpost.samples.demo;

import org.jspecify.annotations.NullMarked;
