/** What a log event says, read from the application's own objects, whatever these throw. */
@NullMarked
package io.sealpost.event;

import org.jspecify.annotations.NullMarked;
