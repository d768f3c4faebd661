/** The content of a log event, read from the application's own objects, whatever they throw. */
@NullMarked
package io.sealpost.event;

import org.jspecify.annotations.NullMarked;
