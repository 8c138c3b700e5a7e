/** What can an operator say? Not API, but for {@link io.automigration.cli.MigrationCommands} and what it takes. */
@NullMarked
package io.automigration.cli;

import org.jspecify.annotations.NullMarked;
