/**
 * The commands of an operator, in the application's own jar: what starts them. Not API: may change in any release.
 */
@NullMarked
package io.automigration.cli;

import org.jspecify.annotations.NullMarked;
