/** The subcommand {@code certs}. */
@NullMarked
package io.sealpost.verify.cli.certs;

import org.jspecify.annotations.NullMarked;
