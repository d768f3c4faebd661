/** An ordinary Logback application; its configuration is {@code logback.xml}. */
@NullMarked
package io.sealpost.samples.logback;

import org.jspecify.annotations.NullMarked;
