/** Is this start a command, and how does it end? Not API: may change in any release. */
@NullMarked
package io.automigration.autoconfigure.command;

import org.jspecify.annotations.NullMarked;
