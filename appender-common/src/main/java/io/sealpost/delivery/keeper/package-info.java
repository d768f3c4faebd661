/** The loop that seals, forces and frees, and writes the notices of sessions, drops and resends. */
@NullMarked
package io.sealpost.delivery.keeper;

import org.jspecify.annotations.NullMarked;
