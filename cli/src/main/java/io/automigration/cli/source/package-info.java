/** Which migrations do the sources have, and what is a new one like? Not API: may change in any release. */
@NullMarked
package io.automigration.cli.source;

import org.jspecify.annotations.NullMarked;
