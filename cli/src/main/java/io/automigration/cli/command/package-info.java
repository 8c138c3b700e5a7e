/**
 * What can an operator ask for? A class for each command, what it has in common with others, and how a command line is
 * understood. Not API: may change in any release.
 */
@NullMarked
package io.automigration.cli.command;

import org.jspecify.annotations.NullMarked;
