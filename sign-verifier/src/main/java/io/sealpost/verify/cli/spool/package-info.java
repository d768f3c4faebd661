/** The subcommand {@code spool}, which shows what waits in a directory. */
@NullMarked
package io.sealpost.verify.cli.spool;

import org.jspecify.annotations.NullMarked;
