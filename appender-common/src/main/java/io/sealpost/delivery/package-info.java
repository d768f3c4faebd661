/**
 * What keeper and courier share: their listener, configuration, status and threads, and what is
 * announced before a resend.
 */
@NullMarked
package io.sealpost.delivery;

import org.jspecify.annotations.NullMarked;
